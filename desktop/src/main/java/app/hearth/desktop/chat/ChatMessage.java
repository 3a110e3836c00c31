package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.CouncilId;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunPhase;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Thinking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// A message of the shown branch; it grows while it is answered. Its [#revisionProperty] changes with every change.
/// Confined to the UI thread.
public final class ChatMessage {
    private Message stored;
    private CharSequence text = ""; // what is stored, until more comes
    private CharSequence reasoning = "";
    private @Nullable ReadOnlyLongWrapper revision; // a long conversation has many messages and few that are looked at
    private int edition;
    private int textToSkip;
    private int reasoningToSkip;
    private RunPhase phase = RunPhase.ANSWERING;
    private Place place = Place.ALONE;
    private long thoughtFor;
    private @Nullable Usage usage;
    private @Nullable Explanation problem;

    ChatMessage(Message stored) {
        this.stored = stored;
        store(stored);
    }

    public MessageId id() {
        return stored.id();
    }

    public boolean isQuestion() {
        return stored.role() == Role.USER;
    }

    public boolean isAnswer() {
        return stored.role() == Role.ASSISTANT;
    }

    public MessageStatus status() {
        return stored.status();
    }

    public boolean isStreaming() {
        return stored.status() == MessageStatus.STREAMING;
    }

    /// Whether the answer ended before it was complete.
    public boolean isCutShort() {
        return switch (stored.status()) {
            case FAILED, INTERRUPTED, CANCELLED -> true;
            case COMPLETE, STREAMING -> false;
        };
    }

    public CharSequence text() {
        return text;
    }

    /// Changes when the text has become another; as long as it only grows, it stays the same.
    int edition() {
        return edition;
    }

    public CharSequence reasoning() {
        return reasoning;
    }

    Thinking thinking() {
        return new Thinking(isStreaming() && text.isEmpty() && problem == null, thoughtFor);
    }

    /// What it thought took so long.
    void thoughtFor(Duration time) {
        thoughtFor = Math.max(1, time.plusMillis(500).toSeconds());
        changed();
    }

    /// The files that went along with it.
    public List<Attachment> attachments() {
        return stored.attachments();
    }

    /// How many messages of the branch, the oldest, the model was not told for this answer.
    public int leftOut() {
        return Optional.ofNullable(stored.leftOut()).orElse(0);
    }

    public Optional<ModelName> model() {
        String provider = stored.provider();
        String model = stored.model();
        return provider == null || model == null ? Optional.empty() : Optional.of(new ModelName(provider, model));
    }

    /// What goes on as long as nothing has been written.
    RunPhase phase() {
        return phase;
    }

    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    /// The council that gives this answer.
    public Optional<CouncilId> councilId() {
        return Optional.ofNullable(stored.councilId());
    }

    public Optional<RunId> runId() {
        return Optional.ofNullable(stored.runId());
    }

    /// Why the answer failed, or why it cannot be seen to go on.
    public Optional<Explanation> problem() {
        return Optional.ofNullable(problem);
    }

    public ReadOnlyLongProperty revisionProperty() {
        ReadOnlyLongWrapper there = revision;
        if (there == null) {
            there = new ReadOnlyLongWrapper(this, "revision");
            revision = there;
        }
        return there.getReadOnlyProperty();
    }

    Optional<MessageId> parentId() {
        return Optional.ofNullable(stored.parentId());
    }

    Instant madeAt() {
        return stored.createdAt();
    }

    /// Which of its siblings it is, as long as it is shown.
    Place place() {
        return place;
    }

    void stand(Place now) {
        if (!now.equals(place)) {
            place = now;
            changed();
        }
    }

    /// Whether the server has nothing else of it than what is known here.
    boolean isStoredAs(Message message) {
        return stored.equals(message);
    }

    /// Takes over what the server has stored.
    void store(Message message) {
        stored = message;
        String thoughts = message.reasoning();
        text = replace(text, message.content());
        reasoning = replace(reasoning, thoughts == null ? "" : thoughts);
        usage = message.usage();
        problem = message.error() == null ? null : Explanations.of(message.error());
        changed();
    }

    /// From here on [#append] brings a run's text, from its first character: what is there already is not shown twice.
    /// A run that goes on from an answer cut short may also bring only what is new; its beginning tells which.
    void follow() {
        textToSkip = text.length();
        reasoningToSkip = reasoning.length();
        problem = null;
        phase = RunPhase.ANSWERING;
        changed();
    }

    void append(String answer, String thoughts) {
        StringBuilder allText = growing(text);
        StringBuilder allReasoning = growing(reasoning);
        text = allText;
        reasoning = allReasoning;
        textToSkip = append(allText, answer, textToSkip);
        reasoningToSkip = append(allReasoning, thoughts, reasoningToSkip);
        changed();
    }

    /// What came of the answer so far is no part of it.
    void takeBack() {
        text = replace(text, "");
        reasoning = replace(reasoning, "");
        textToSkip = 0;
        reasoningToSkip = 0;
        changed();
    }

    private static StringBuilder growing(CharSequence text) {
        return text instanceof StringBuilder builder ? builder : new StringBuilder(text);
    }

    /// Appends what is not there yet and returns how much more of what comes is there already.
    private static int append(StringBuilder shown, String more, int toSkip) {
        int known = Math.min(toSkip, more.length());
        int from = shown.length() - toSkip;
        boolean repeats = shown.subSequence(from, from + known).toString().contentEquals(more.substring(0, known));
        if (!repeats) {
            shown.append(more);
            return 0;
        }
        shown.append(more, known, more.length());
        return toSkip - known;
    }

    /// What goes on before the first word; forgotten with the run that told it.
    void enter(RunPhase now) {
        phase = now;
        changed();
    }

    void used(Usage now) {
        usage = now;
        changed();
    }

    void fail(Explanation why) {
        problem = why;
        changed();
    }

    private void changed() {
        if (revision != null) {
            revision.set(revision.get() + 1);
        }
    }

    private String replace(CharSequence old, String now) {
        if (!now.contentEquals(old)) {
            edition++;
        }
        return now;
    }
}
