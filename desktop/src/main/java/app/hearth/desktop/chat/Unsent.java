package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where someone was when their session ended, and what they had typed and chosen there and elsewhere; an empty `open`
/// stands for the new conversation, in which `beginning` is to hold.
///
/// @param edits the questions they were writing anew
/// @param queued the questions that waited for the end of an answer
public record Unsent(
        Optional<ConversationId> open,
        Map<DraftPlace, String> texts,
        Map<DraftPlace, List<File>> files,
        Map<ConversationId, MessageId> edits,
        Map<ConversationId, List<QueuedQuestion>> queued,
        Instructions beginning) {
    public static final Unsent NOTHING =
            new Unsent(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), Instructions.NONE);

    public Unsent {
        texts = Map.copyOf(texts);
        files = Map.copyOf(files);
        edits = Map.copyOf(edits);
        queued = Map.copyOf(queued);
    }

    Unsent withQueued(Map<ConversationId, List<QueuedQuestion>> waiting) {
        return new Unsent(open, texts, files, edits, waiting, beginning);
    }

    /// Both of these, where this person is; what stands in one place twice stands there one after the other.
    public Unsent and(Unsent more) {
        Map<DraftPlace, String> allTexts = new HashMap<>(texts);
        more.texts().forEach((place, text) -> allTexts.merge(place, text, (first, second) -> first + "\n\n" + second));
        Map<DraftPlace, List<File>> allFiles = new HashMap<>(files);
        more.files().forEach((place, some) -> allFiles.merge(place, some, Unsent::both));
        Map<ConversationId, MessageId> allEdits = new HashMap<>(more.edits());
        allEdits.putAll(edits);
        Map<ConversationId, List<QueuedQuestion>> allQueued = new HashMap<>(queued);
        more.queued().forEach((there, some) -> allQueued.merge(there, some, Unsent::both));
        return new Unsent(open, allTexts, allFiles, allEdits, allQueued, beginning);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /// A file that was to go along, and what the server made of it if it had arrived.
    record File(FileSource source, Optional<Attachment> there) {}

    /// Says how much there is, never what.
    @Override
    public String toString() {
        return "Unsent[" + texts.size() + ", " + files.size() + "]";
    }
}
