package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.desktop.fx.Explanation;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A file that is to go along with the next question. Confined to the UI thread.
final class ChosenFile {
    private final FileSource source;
    private final ReadOnlyObjectWrapper<State> state;

    ChosenFile(FileSource source, State state) {
        this.source = source;
        this.state = new ReadOnlyObjectWrapper<>(this, "state", state);
    }

    /// How far it has come.
    sealed interface State {}

    /// @param part how much of it has been sent, up to 1; then the server still looks at it
    record Sending(double part) implements State {}

    /// The server has it.
    record There(Attachment attachment) implements State {}

    /// @param again whether another try may end otherwise
    record Refused(Explanation why, boolean again) implements State {}

    FileSource source() {
        return source;
    }

    String name() {
        return source.name();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What the server made of it, once it has it.
    Optional<Attachment> attachment() {
        return state.get() instanceof There(Attachment attachment) ? Optional.of(attachment) : Optional.empty();
    }

    boolean isSending() {
        return state.get() instanceof Sending;
    }

    boolean isRefused() {
        return state.get() instanceof Refused;
    }

    void become(State now) {
        state.set(now);
    }
}
