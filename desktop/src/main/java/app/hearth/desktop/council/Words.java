package app.hearth.desktop.council;

import app.hearth.common.council.CouncilCall;
import app.hearth.common.run.RunStatus;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// What somebody in a council says, as it grows until it is stored. Its [#revisionProperty] changes with every change.
/// Confined to the UI thread.
final class Words {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private int edition;
    private boolean going = true;

    CharSequence text() {
        return text;
    }

    CharSequence reasoning() {
        return reasoning;
    }

    /// Changes when the text has become another; as long as it only grows, it stays the same.
    int edition() {
        return edition;
    }

    /// Whether more may come.
    boolean isGoing() {
        return going;
    }

    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// What comes after it was stored is in it already.
    void append(String more, String thoughts) {
        if (going) {
            text.append(more);
            reasoning.append(thoughts);
            changed();
        }
    }

    /// They will come again from the first character.
    void startOver() {
        if (going) {
            replace(text, "");
            replace(reasoning, "");
            changed();
        }
    }

    /// Takes over what the server has stored, once there will be no more of it.
    void store(CouncilCall call) {
        if (going && call.status() != RunStatus.RUNNING && call.status() != RunStatus.QUEUED) {
            going = false;
            String thoughts = call.reasoning();
            replace(text, call.text());
            replace(reasoning, thoughts == null ? "" : thoughts);
            changed();
        }
    }

    private void replace(StringBuilder old, String now) {
        if (!now.contentEquals(old)) {
            old.setLength(0);
            old.append(now);
            edition++;
        }
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
