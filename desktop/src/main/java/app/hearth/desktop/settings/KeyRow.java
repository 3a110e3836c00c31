package app.hearth.desktop.settings;

import app.hearth.common.key.KeyState;
import app.hearth.common.key.ProviderKey;
import app.hearth.desktop.fx.KnownProvider;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// One stored key in the list, with what its last test said. For the UI thread.
final class KeyRow {
    private final ProviderKey key;
    private final ReadOnlyObjectWrapper<KeyTestResult> result =
            new ReadOnlyObjectWrapper<>(new KeyTestResult.Untested());
    private final BooleanProperty deleting = new SimpleBooleanProperty(false);

    KeyRow(ProviderKey key) {
        this.key = key;
    }

    ProviderKey key() {
        return key;
    }

    /// What a person calls it: its label, else the provider's name.
    String name() {
        String label = key.label();
        return label == null || label.isBlank() ? KnownProvider.nameOf(key.provider()) : label;
    }

    /// What tells it from others: whose it is, or where that is when the name says it already, and how the key ends.
    String detail() {
        String provider = KnownProvider.nameOf(key.provider());
        String who = provider.equals(name()) ? key.baseUrl() : provider;
        String hint = key.keyHint();
        boolean saysNothing = hint == null || hint.isBlank() || hint.equals("…");
        return saysNothing ? who : who + "  ·  " + hint;
    }

    /// Whether it can be tested now: it opens, and no test is under way.
    boolean canBeTested() {
        return key.state() == KeyState.OK && !(result.get() instanceof KeyTestResult.Testing);
    }

    ReadOnlyObjectProperty<KeyTestResult> result() {
        return result.getReadOnlyProperty();
    }

    void show(KeyTestResult next) {
        result.set(next);
    }

    /// Whether the person is being asked if they mean it.
    BooleanProperty deleting() {
        return deleting;
    }
}
