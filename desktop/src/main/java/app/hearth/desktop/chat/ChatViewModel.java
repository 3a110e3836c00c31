package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.desktop.council.CouncilChoiceViewModel;
import app.hearth.desktop.council.CouncilPresetsViewModel;
import app.hearth.desktop.council.CouncilViewModel;
import app.hearth.desktop.council.OpenCouncils;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Moments;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One conversation as a person sees and continues it. Confined to the UI thread; never blocks it. What was typed is
/// kept until the server has it, per conversation.
public final class ChatViewModel {
    private final Background background;
    private final InstantSource clock;
    private final CouncilDeeds councilDeeds;
    private final CouncilViewModel council;
    private final CouncilChoiceViewModel choice;
    private final Sending sending;
    private final ConversationReader reader;
    private final ModelPicker models;
    private final OpenConversation open;
    private final ReadOnlyObjectWrapper<ChatState> state = new ReadOnlyObjectWrapper<>(this, "state", ChatState.NEW);
    private final Drafts drafts;
    private final StringProperty draft;
    private final Heading heading;
    private final ChosenFiles files;
    private final AttachedFiles attached;
    private final Sight sight;
    private final Editing editing;
    private final Branches branches;
    private final Answers answers;
    private final QuestionQueue queue;
    private final AppliedPreset applied;
    private final Offers offers;
    private final ContextGauge gauge;
    private final ReadOnlyObjectWrapper<@Nullable Explanation> loadProblem =
            new ReadOnlyObjectWrapper<>(this, "loadProblem");
    private final Readiness readiness;
    private final OtherDevice otherDevice;

    public ChatViewModel(HearthClient client, Background background, InstantSource clock) {
        this(client, background, clock, new CouncilPresetsViewModel(client, background));
    }

    /// @param councils those the person keeps, which others may show, too
    public ChatViewModel(
            HearthClient client, Background background, InstantSource clock, CouncilPresetsViewModel councils) {
        this.background = background;
        this.clock = clock;
        this.open = new OpenConversation(client, background, clock);
        this.reader = new ConversationReader(client);
        this.models = new ModelPicker(client, background);
        this.choice = new CouncilChoiceViewModel(councils, models.models());
        this.files = new ChosenFiles(client.attachments(), background);
        this.drafts = new Drafts(files);
        this.draft = drafts.shown();
        this.heading = new Heading(client.conversations(), background, drafts.beginning());
        this.attached = new AttachedFiles(client.attachments(), background);
        this.sight = new Sight(new Sight.Asked(models, choice), files, messages(), drafts.editedProperty());
        this.editing = new Editing(drafts, open);
        this.branches = new Branches(client.conversations(), open, editing);
        this.answers = new Answers(client.conversations(), open, models);
        this.branches.onForked(this::open);
        this.councilDeeds = new CouncilDeeds(client, background, clock, open);
        this.council = new CouncilViewModel(new OpenCouncils(client, background), councilDeeds, models::nameOf);
        councilDeeds.on(council::open, council::close);
        this.queue = new QuestionQueue(
                client,
                background,
                clock,
                open.shownLeaf(),
                (there, posted) -> sending().askedFromQueue(there, posted));
        this.sending = new Sending(
                new Outbox(client, clock),
                open,
                new Sending.Desk(drafts, files, editing, attached, heading),
                new Sending.Answering(models, choice, councilDeeds, queue),
                new Sending.StateOf(state, this::reload));
        this.applied = new AppliedPreset(client.conversations(), open, drafts.beginning(), models, heading);
        this.offers =
                new Offers(models, applied, () -> client.prompts().presets().items(), background);
        Readiness.Written written = new Readiness.Written(draft, files, sight, models, choice);
        this.readiness = new Readiness(written, open, editing, queue.goingProperty(), state);
        this.otherDevice = new OtherDevice(
                client,
                background,
                open,
                new OtherDevice.Person(
                        heading,
                        editing,
                        () -> state.get() == ChatState.READY,
                        () -> !(written.isNothing() && queue.shown().isEmpty())));
        this.gauge = new ContextGauge(models, messages(), editing.questionProperty(), written, answeringProperty());
        choice.told().bind(gauge.tokens());
    }

    /// The shown branch, from its root to its leaf.
    public ObservableList<ChatMessage> messages() {
        return open.branch().messages();
    }

    public ReadOnlyObjectProperty<ChatState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The open conversation; null before the first question of a new one.
    public ReadOnlyObjectProperty<@Nullable ConversationId> conversationProperty() {
        return open.idProperty();
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

    /// Writing a question anew.
    Editing editing() {
        return editing;
    }

    /// Having models answer once more.
    Answers answers() {
        return answers;
    }

    /// Whether a council is asked next, and which.
    public CouncilChoiceViewModel councilChoice() {
        return choice;
    }

    /// The council that is looked at.
    CouncilViewModel council() {
        return council;
    }

    /// What is done with councils from where their answers stand.
    CouncilDeeds councilDeeds() {
        return councilDeeds;
    }

    /// What is done with whole branches.
    Branches branches() {
        return branches;
    }

    public ModelPicker models() {
        return models;
    }

    /// Whether what stands in the composer can be asked now.
    public BooleanBinding canSend() {
        return readiness.toSend();
    }

    /// Whether [#send] has what stands in the composer wait for the end of the answer that is being written.
    BooleanBinding canQueue() {
        return readiness.toQueue();
    }

    /// What waits for the end of an answer.
    QuestionQueue queue() {
        return queue;
    }

    /// What the composer offers while someone types.
    Offers offers() {
        return offers;
    }

    /// How full the chosen model is with this conversation.
    ContextGauge gauge() {
        return gauge;
    }

    /// The preset that has come to hold here last.
    AppliedPreset applied() {
        return applied;
    }

    Background background() {
        return background;
    }

    /// What another device has made of the open conversation.
    OtherDevice otherDevice() {
        return otherDevice;
    }

    /// Something about a conversation may have changed elsewhere.
    public void changedElsewhere(ConversationId id) {
        otherDevice.look(id);
    }

    /// What is known of how an answer came about.
    AnswerFacts facts() {
        return new AnswerFacts(models, new Moments(clock, ZoneId.systemDefault()));
    }

    /// Says beside the composer what did not happen.
    void explain(Explanation why) {
        open.exchange().fail(why);
    }

    /// Goes on with questions that are held in the conversation in sight.
    void goOnWithQueue() {
        open.branch().leaf().ifPresent(leaf -> queue.goOn(open.answer().run(), leaf.id()));
    }

    /// Whether a question is on its way to the server.
    public ReadOnlyBooleanProperty sendingProperty() {
        return open.exchange().goingProperty();
    }

    /// Finding words in `rows`, the rows of the shown branch; `inSight` is the first of them to be seen.
    FindViewModel find(ObservableList<ChatRow> rows, IntSupplier inSight) {
        return new FindViewModel(rows, background, inSight);
    }

    /// Whether an answer is being written here, so that [#stop] has something to stop.
    public ReadOnlyBooleanProperty answeringProperty() {
        return open.answer().goingProperty();
    }

    /// Why the last thing asked of the server did not happen; stands next to the composer.
    public ReadOnlyObjectProperty<@Nullable Explanation> problemProperty() {
        return open.exchange().problemProperty();
    }

    /// Why the conversation could not be read.
    public ReadOnlyObjectProperty<@Nullable Explanation> loadProblemProperty() {
        return loadProblem.getReadOnlyProperty();
    }

    /// Who learns, on the UI thread, that a conversation was made or changed.
    public void onChanged(Consumer<ConversationId> taker) {
        open.onChanged(taker);
    }

    /// Shows a conversation, and what is being answered in it.
    public void open(ConversationId id) {
        if (!id.equals(conversationProperty().get()) || state.get() == ChatState.ERROR) {
            leave(id);
            load(id);
        }
    }

    /// Reads the open conversation again.
    public void reload() {
        ConversationId id = conversationProperty().get();
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
        return drafts.unsent().withQueued(queue.unsent());
    }

    /// Leads back to where the person was.
    public void comeBackTo(Unsent before) {
        takeOver(before);
        before.open().ifPresent(this::open);
    }

    /// Takes what was written elsewhere and is not sent to what is not sent here.
    public void takeOver(Unsent more) {
        drafts.takeOver(more);
        queue.takeOver(more.queued());
    }

    /// Stops listening, while runs go on, and keeps nothing of what was read and typed.
    public void close() {
        leave(null);
        branches.dismissTrashed();
        queue.wipe();
        choice.forget();
        drafts.wipe();
    }

    /// Asks what stands in the composer; has it wait for its turn while an answer is being written.
    public void send() {
        ModelName model = models.selectedProperty().get();
        if (choice.on().get()) {
            choice.wish().filter(_ -> canSend().get()).ifPresent(wish -> sending.send(new Addressee.Several(wish)));
        } else if (model != null && canSend().get()) {
            sending.send(new Addressee.OneModel(model));
        } else if (model != null && canQueue().get()) {
            sending.queue(model);
        }
    }

    /// Stops the answer being written; what there is of it stays.
    public void stop() {
        open.answer().stop(open.exchange()::fail);
    }

    private Sending sending() {
        return sending;
    }

    private void leave(@Nullable ConversationId next) {
        council.leave();
        choice.moveTo(next);
        loadProblem.set(null);
        heading.move(next);
        drafts.move(next);
        open.move(next);
        queue.move(next);
    }

    private void load(ConversationId id) {
        state.set(ChatState.LOADING);
        BooleanSupplier stillHere = open.exchange().stillHere();
        background.run(
                () -> reader.read(id),
                loaded -> {
                    if (stillHere.getAsBoolean()) {
                        show(loaded);
                    }
                },
                failure -> {
                    if (stillHere.getAsBoolean()) {
                        loadProblem.set(Explanations.of(failure));
                        state.set(ChatState.ERROR);
                    }
                });
    }

    /// Shows what was read, in place of what is in sight.
    void show(ConversationReader.Whole loaded) {
        heading.show(loaded.conversation());
        open.show(loaded);
        models.moveTo(loaded.conversation().id(), open.branch().lastModel().orElse(null));
        state.set(ChatState.READY);
    }
}
