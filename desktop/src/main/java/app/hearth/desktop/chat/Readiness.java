package app.hearth.desktop.chat;

import app.hearth.desktop.council.CouncilChoiceViewModel;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.StringProperty;

/// Whether what stands in the composer can be asked, now or in its turn. Confined to the UI thread.
final class Readiness {
    private final Written written;
    private final OpenConversation open;
    private final Editing editing;
    private final ReadOnlyBooleanProperty queueGoing;
    private final ReadOnlyObjectProperty<ChatState> state;
    private final BooleanBinding toSend;
    private final BooleanBinding toQueue;

    /// What there is to ask, and whom.
    record Written(
            StringProperty text, ChosenFiles files, Sight sight, ModelPicker models, CouncilChoiceViewModel council) {
        /// Neither a word nor a file.
        boolean isNothing() {
            return text.get().isBlank() && files.shown().isEmpty();
        }
    }

    /// @param queueGoing whether a question waits that is sent before any other
    Readiness(
            Written written,
            OpenConversation open,
            Editing editing,
            ReadOnlyBooleanProperty queueGoing,
            ReadOnlyObjectProperty<ChatState> state) {
        this.written = written;
        this.open = open;
        this.editing = editing;
        this.queueGoing = queueGoing;
        this.state = state;
        Observable[] causes = {
            written.text(),
            written.files().shown(),
            written.sight().objection(),
            written.models().selectedProperty(),
            written.council().on(),
            written.council().seats().ready(),
            open.exchange().goingProperty(),
            open.answer().goingProperty(),
            editing.questionProperty(),
            queueGoing,
            state
        };
        toSend = Bindings.createBooleanBinding(this::canBeSent, causes);
        toQueue = Bindings.createBooleanBinding(this::canWait, causes);
    }

    BooleanBinding toSend() {
        return toSend;
    }

    /// Whether it can wait for the end of the answer that is being written; a question for a council cannot.
    BooleanBinding toQueue() {
        return toQueue;
    }

    private boolean canBeSent() {
        return isWhole() && !isTurnTaken() && (state.get() == ChatState.NEW || state.get() == ChatState.READY);
    }

    private boolean canWait() {
        return isWhole()
                && isTurnTaken()
                && !written.council().on().get()
                && !editing.isGoingOn()
                && state.get() == ChatState.READY;
    }

    /// Whether nothing is missing of what stands in the composer.
    private boolean isWhole() {
        boolean something =
                !written.text().get().isBlank() || !written.files().shown().isEmpty();
        return something
                && written.files().allThere()
                && written.sight().objection().get().isEmpty()
                && isSomebodyThere()
                && !open.isBusy();
    }

    private boolean isSomebodyThere() {
        return written.council().on().get()
                ? written.council().seats().ready().get()
                : written.models().selectedProperty().get() != null;
    }

    private boolean isTurnTaken() {
        return open.answer().goingProperty().get() || queueGoing.get();
    }
}
