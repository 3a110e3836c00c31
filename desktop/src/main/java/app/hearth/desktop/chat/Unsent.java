package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    static final Unsent NOTHING =
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

    /// A file that was to go along, and what the server made of it if it had arrived.
    record File(FileSource source, Optional<Attachment> there) {}

    /// Says how much there is, never what.
    @Override
    public String toString() {
        return "Unsent[" + texts.size() + ", " + files.size() + "]";
    }
}
