package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One conversation as a person sees and continues it. Confined to the UI thread; never blocks it. What was typed is
/// kept until the server has it, per conversation.
public final class ChatViewModel {
    private final HearthClient client;
    private final Background background;
    private final Outbox outbox;
    private final ConversationReader reader;
    private final ModelPicker models;
    private final Branch branch = new Branch();
    private final ReadOnlyObjectWrapper<ChatState> state = new ReadOnlyObjectWrapper<>(this, "state", ChatState.NEW);
    private final ReadOnlyObjectWrapper<@Nullable ConversationId> conversation =
            new ReadOnlyObjectWrapper<>(this, "conversation");
    private final Drafts drafts;
    private final StringProperty draft;
    private final Heading heading;
    private final ChosenFiles files;
    private final AttachedFiles attached;
    private final Sight sight;
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(this, "sending");
    private final AnswerInSight answer;
    private final ReadOnlyObjectWrapper<@Nullable Explanation> problem = new ReadOnlyObjectWrapper<>(this, "problem");
    private final ReadOnlyObjectWrapper<@Nullable Explanation> loadProblem =
            new ReadOnlyObjectWrapper<>(this, "loadProblem");
    private final BooleanBinding canSend;
    private Consumer<ConversationId> changed = _ -> {};
    private int visit;

    public ChatViewModel(HearthClient client, Background background, InstantSource clock) {
        this.client = client;
        this.background = background;
        this.outbox = new Outbox(client, clock);
        this.reader = new ConversationReader(client);
        this.models = new ModelPicker(client, background);
        this.files = new ChosenFiles(client.attachments(), background);
        this.drafts = new Drafts(files);
        this.draft = drafts.shown();
        this.heading = new Heading(client.conversations(), background, drafts.beginning());
        this.attached = new AttachedFiles(client.attachments(), background);
        this.sight = new Sight(models, files, branch.messages());
        this.answer = new AnswerInSight(client, background, id -> changed.accept(id));
        this.canSend = Bindings.createBooleanBinding(
                this::isReadyToSend,
                draft,
                files.shown(),
                sight.objection(),
                models.selectedProperty(),
                sending,
                answer.goingProperty(),
                state);
    }

    private boolean isReadyToSend() {
        boolean something = !draft.get().isBlank() || !files.shown().isEmpty();
        return something
                && files.allThere()
                && sight.objection().get().isEmpty()
                && models.selectedProperty().get() != null
                && !sending.get()
                && !isAnswering()
                && (state.get() == ChatState.NEW || state.get() == ChatState.READY);
    }

    /// The shown branch, from its root to its leaf.
    public ObservableList<ChatMessage> messages() {
        return branch.messages();
    }

    public ReadOnlyObjectProperty<ChatState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The open conversation; null before the first question of a new one.
    public ReadOnlyObjectProperty<@Nullable ConversationId> conversationProperty() {
        return conversation.getReadOnlyProperty();
    }

    public Heading heading() {
        return heading;
    }

    /// What stands in the composer.
    public StringProperty draftProperty() {
        return draft;
    }

    /// What is to go along with it.
    public ChosenFiles files() {
        return files;
    }

    /// Whether the chosen model can see what it would be shown; nothing is sent to one that cannot.
    Sight sight() {
        return sight;
    }

    /// What went along with the messages.
    AttachedFiles attached() {
        return attached;
    }

    public ModelPicker models() {
        return models;
    }

    public BooleanBinding canSend() {
        return canSend;
    }

    /// Whether a question is on its way to the server.
    public ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /// Whether an answer is being written here, so that [#stop] has something to stop.
    public ReadOnlyBooleanProperty answeringProperty() {
        return answer.goingProperty();
    }

    /// Why the last thing asked of the server did not happen; stands next to the composer.
    public ReadOnlyObjectProperty<@Nullable Explanation> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Why the conversation could not be read.
    public ReadOnlyObjectProperty<@Nullable Explanation> loadProblemProperty() {
        return loadProblem.getReadOnlyProperty();
    }

    /// Who learns, on the UI thread, that a conversation was made or changed.
    public void onChanged(Consumer<ConversationId> taker) {
        changed = taker;
    }

    /// Shows a conversation, and what is being answered in it.
    public void open(ConversationId id) {
        if (!id.equals(conversation.get()) || state.get() == ChatState.ERROR) {
            leave(id);
            load(id);
        }
    }

    /// Reads the open conversation again.
    public void reload() {
        ConversationId id = conversation.get();
        if (id != null) {
            leave(id);
            load(id);
        }
    }

    /// Begins a conversation, which exists from its first question on.
    public void startNew() {
        leave(null);
        state.set(ChatState.NEW);
        models.moveTo(null, null);
    }

    /// What holds from its first question on in the conversation that does not exist yet.
    public ObjectProperty<Instructions> beginning() {
        return drafts.beginning();
    }

    /// What is to be kept of this when the person has to leave without wanting to.
    public Unsent unsent() {
        return drafts.unsent(conversation.get());
    }

    /// Leads back to where the person was.
    public void comeBackTo(Unsent before) {
        drafts.takeOver(before, conversation.get());
        before.open().ifPresent(this::open);
    }

    /// Stops listening, while runs go on, and keeps nothing of what was read and typed.
    public void close() {
        leave(null);
        drafts.wipe();
    }

    /// Asks what stands in the composer.
    public void send() {
        ModelName model = models.selectedProperty().get();
        if (!canSend.get() || model == null) {
            return;
        }
        Outbox.Question question = new Outbox.Question(draft.get().strip(), files.there());
        ConversationId to = conversation.get();
        Instructions with = drafts.beginning().get();
        int here = visit;
        start();
        background.run(
                () -> outbox.send(to, question, model, with),
                sent -> {
                    sending.set(false);
                    if (to == null) {
                        drafts.begun(with);
                    }
                    arrived(sent, model, here);
                },
                failure -> {
                    refused(failure, here);
                    if (ChatProblems.isAboutFiles(failure)) {
                        attached.findMissing(question.files(), files::gone);
                    }
                });
    }

    /// Stops the answer being written; what there is of it stays.
    public void stop() {
        answer.stop(problem::set);
    }

    /// Goes on from an answer that was cut short.
    public void resume(ChatMessage cutShort) {
        again(id -> client.conversations().resume(id, cutShort.id()));
    }

    /// Asks for another answer to the same question, by the selected model.
    public void regenerate(ChatMessage old) {
        ModelName model = models.selectedProperty().get();
        Regenerate with = model == null ? new Regenerate(null, null) : new Regenerate(model.provider(), model.id());
        again(id -> client.conversations().regenerate(id, old.id(), with));
    }

    private void again(Function<ConversationId, Posted> call) {
        ConversationId id = conversation.get();
        if (id == null || sending.get() || isAnswering()) {
            return;
        }
        int here = visit;
        start();
        background.run(
                () -> call.apply(id),
                posted -> {
                    sending.set(false);
                    changed.accept(id);
                    if (here == visit) {
                        show(posted);
                    }
                },
                failure -> refused(failure, here));
    }

    private boolean isAnswering() {
        return answer.goingProperty().get();
    }

    private void start() {
        problem.set(null);
        sending.set(true);
    }

    private void refused(Exception failure, int there) {
        sending.set(false);
        if (there == visit) {
            problem.set(ChatProblems.of(failure));
        }
    }

    private void arrived(Outbox.Sent sent, ModelName model, int here) {
        ConversationId id = sent.conversation().orElseGet(sent.posted().assistantMessage()::conversationId);
        if (here == visit) {
            if (conversation.get() == null) {
                drafts.forget(null);
                sent.begun().ifPresent(heading::show);
                conversation.set(id);
            }
            draft.set("");
            files.sent(sent.question().files());
            state.set(ChatState.READY);
            models.used(id, model);
            show(sent.posted());
        } else {
            arrivedElsewhere(sent, id);
        }
        changed.accept(id);
    }

    /// The person has gone on meanwhile; if they came back, they still see the question as a draft.
    private void arrivedElsewhere(Outbox.Sent sent, ConversationId id) {
        drafts.forget(sent.conversation().orElse(null));
        if (Optional.ofNullable(conversation.get()).equals(sent.conversation())
                && draft.get().strip().equals(sent.question().text())) {
            draft.set("");
            files.sent(sent.question().files());
        }
        if (id.equals(conversation.get())) {
            reload();
        }
    }

    /// Puts what was posted in its place: what follows its parent belongs to another branch now.
    private void show(Posted posted) {
        Message question = posted.userMessage();
        if (question != null) {
            branch.place(question);
        }
        answer.follow(branch.place(posted.assistantMessage()), posted.run().id());
    }

    private void leave(@Nullable ConversationId next) {
        answer.leave();
        visit++;
        problem.set(null);
        loadProblem.set(null);
        branch.show(List.of());
        heading.move(next);
        drafts.move(conversation.get(), next);
        conversation.set(next);
    }

    private void load(ConversationId id) {
        state.set(ChatState.LOADING);
        int here = visit;
        background.run(
                () -> reader.read(id),
                loaded -> {
                    if (here == visit) {
                        show(loaded);
                    }
                },
                failure -> {
                    if (here == visit) {
                        loadProblem.set(Explanations.of(failure));
                        state.set(ChatState.ERROR);
                    }
                });
    }

    private void show(ConversationReader.Whole loaded) {
        heading.show(loaded.conversation());
        branch.show(loaded.messages());
        models.moveTo(loaded.conversation().id(), branch.lastModel().orElse(null));
        state.set(ChatState.READY);
        branch.growing().ifPresent(growing -> growing.runId().ifPresent(run -> answer.follow(growing, run)));
    }
}
