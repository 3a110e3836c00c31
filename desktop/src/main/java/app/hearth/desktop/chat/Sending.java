package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.Posted;
import app.hearth.desktop.council.CouncilChoiceViewModel;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;

/// Sends what stands in the composer, and shows it once the server has it. Confined to the UI thread; never blocks it.
final class Sending {
    private final Outbox outbox;
    private final OpenConversation open;
    private final Desk desk;
    private final Answering answering;
    private final ObjectProperty<ChatState> state;
    private final Runnable reload;

    /// What is sent, and where it is kept until then.
    record Desk(Drafts drafts, ChosenFiles files, Editing editing, AttachedFiles attached, Heading heading) {}

    /// Who answers, now or in their turn.
    record Answering(ModelPicker models, CouncilChoiceViewModel choice, CouncilDeeds councils, QuestionQueue queue) {}

    Sending(Outbox outbox, OpenConversation open, Desk desk, Answering answering, StateOf state) {
        this.outbox = outbox;
        this.open = open;
        this.desk = desk;
        this.answering = answering;
        this.state = state.property();
        this.reload = state.reload();
    }

    /// How it stands with the conversation in sight.
    ///
    /// @param reload reads it again
    record StateOf(ObjectProperty<ChatState> property, Runnable reload) {}

    /// Has it wait for the end of the answer that is being written.
    void queue(ModelName model) {
        ConversationId there = open.idProperty().get();
        if (there != null) {
            Outbox.Question question = new Outbox.Question(text(), desk.files().there());
            answering.queue().add(there, question, model, open.answer().run());
            desk.drafts().sent(desk.drafts().place(), question.text(), question.files());
        }
    }

    private String text() {
        return desk.drafts().shown().get().strip();
    }

    /// What waited has been sent.
    void askedFromQueue(ConversationId there, Posted posted) {
        if (there.equals(open.idProperty().get())) {
            if (state.get() == ChatState.READY) {
                open.take(posted);
            } else {
                reload.run();
            }
        }
        open.changed(there);
    }

    void send(Addressee to) {
        Outbox.Question question =
                new Outbox.Question(text(), desk.files().there(), desk.editing().parent());
        DraftPlace from = desk.drafts().place();
        ConversationId there = open.idProperty().get();
        Instructions with = desk.drafts().beginning().get();
        BooleanSupplier stillHere = open.exchange().stillHere();
        Supplier<Outbox.Sent> call = () -> outbox.send(there, question, to, with);
        open.exchange()
                .run(
                        there == null ? call::get : open.moving(there, call),
                        sent -> {
                            if (there == null) {
                                desk.drafts().begun(with);
                            }
                            desk.drafts().sent(from, question.text(), question.files());
                            arrived(sent, to, stillHere.getAsBoolean());
                        },
                        failure -> {
                            if (ChatProblems.isAboutFiles(failure)) {
                                desk.attached().findMissing(question.files(), desk.files()::gone);
                            }
                        });
    }

    private void arrived(Outbox.Sent sent, Addressee to, boolean here) {
        ConversationId id = sent.conversation()
                .orElseGet(() -> sent.posted().assistantMessage().conversationId());
        ConversationId inSight = open.idProperty().get();
        if (here) {
            if (inSight == null) {
                desk.drafts().settle(id);
                answering.queue().move(id);
                sent.begun().ifPresent(desk.heading()::show);
                open.begin(id);
                answering.choice().begun(id);
            }
            state.set(ChatState.READY);
            used(id, to);
            open.show(sent.posted());
            answering.councils().convened(sent.posted());
        } else if (id.equals(inSight)) {
            reload.run(); // the person went away and came back before it had arrived
        }
        open.changed(id);
    }

    private void used(ConversationId there, Addressee to) {
        switch (to) {
            case Addressee.OneModel(ModelName model) -> answering.models().used(there, model);
            case Addressee.Several _ -> answering.models().begun(there);
        }
    }
}
