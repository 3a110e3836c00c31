package app.hearth.server.conversation;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Role;
import app.hearth.common.conversation.TitleSource;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunStatus;
import app.hearth.server.access.Owner;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.run.Answer;
import app.hearth.server.run.RunOutcome;
import app.hearth.server.run.RunSink;
import app.hearth.server.sync.ChangeSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The titles that models give to conversations: what they are asked, what of their answer is a title, and that none
/// replaces one that a person gave. Thread-safe; blocks.
public final class Titles implements RunSink {
    /// As much of the question and of the answer as tells what they are about.
    private static final int EXCERPT = 2_000;

    private static final int LONGEST = 80;
    private static final String INSTRUCTION =
            "You name conversations. Answer with the title alone: at most six words, in the language of the"
                    + " conversation, without quotation marks and without a full stop.";
    private static final Pattern THOUGHT = Pattern.compile("<think(?:ing)?>.*?(?:</think(?:ing)?>|$)", Pattern.DOTALL);
    private static final Pattern LABEL =
            Pattern.compile("^(?:title|titel|titre|título|titolo)\\s*[:：]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EDGES =
            Pattern.compile("^[\\s#*_`\"'“”„‘’‚«»‹›\\[(]+|[\\s#*_`\"'“”„‘’‚«»‹›\\])]+$|(?<!\\.)\\.$");

    private final Conversations conversations;
    private final Messages messages;

    public Titles(Conversations conversations, Messages messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    /// Whether a conversation gets a title after the next answer.
    static boolean isWanted(Conversation conversation) {
        return conversation.titleSource() == TitleSource.NONE && conversation.deletedAt() == null;
    }

    /// What is asked for a title of a conversation in which `question` was answered with `answer`.
    static ChatRequest request(String model, String question, String answer) {
        String excerpt = "Question:\n" + excerpt(question) + "\n\nAnswer:\n" + excerpt(answer)
                + "\n\nWhat is the title of this conversation?";
        return new ChatRequest(
                model, List.of(new Turn(Role.SYSTEM, INSTRUCTION), new Turn(Role.USER, excerpt)), Map.of());
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= EXCERPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    /// The title in what a model answered; empty when there is none.
    static Optional<String> title(String said) {
        return THOUGHT.matcher(said)
                .replaceAll("")
                .lines()
                .map(Titles::plain)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(Titles::shortened);
    }

    /// What a conversation is called until it has a title: the beginning of its first question, or the file that was
    /// asked about.
    static Optional<String> beginning(Message question) {
        return title(question.content())
                .or(() -> question.attachments().stream().findFirst().map(Attachment::name));
    }

    private static String plain(String line) {
        String text = line.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        String before;
        do {
            before = text;
            text = LABEL.matcher(EDGES.matcher(text).replaceAll("")).replaceFirst("");
        } while (!text.equals(before));
        return text;
    }

    /// At most eighty characters, cut between words.
    private static String shortened(String line) {
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        String head = line.substring(0, line.offsetByCodePoints(0, LONGEST - 1));
        int space = head.lastIndexOf(' ');
        return (space > LONGEST / 2 ? head.substring(0, space) : head).strip() + "…";
    }

    @Override
    public void ended(ChangeSet set, Owner owner, Run run, RunOutcome outcome) {
        if (outcome.status() == RunStatus.DONE) {
            title(outcome.answer().text())
                    .ifPresent(title -> conversations.title(set, owner, run.conversationId(), title));
        }
    }

    @Override
    public Message message(Owner owner, Run run) {
        return messages.message(owner, run);
    }

    /// The title as it is now, when a model gave it.
    @Override
    public Answer said(Owner owner, Run run) {
        return conversations
                .find(owner, run.conversationId())
                .filter(conversation -> conversation.titleSource() == TitleSource.AUTO)
                .map(conversation -> new Answer(conversation.title(), ""))
                .orElse(Answer.EMPTY);
    }
}
