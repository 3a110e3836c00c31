package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.council.CouncilId;
import app.hearth.common.run.RunPhase;
import app.hearth.desktop.fx.MarkdownBlock;
import app.hearth.desktop.fx.MarkdownSpan;
import app.hearth.desktop.fx.Thinking;
import java.util.List;
import java.util.stream.Collectors;

/// One row of the transcript. A message is several: its head, its text block by block, its foot.
sealed interface ChatRow {
    ChatMessage message();

    /// What selecting and copying the row gives.
    default String text() {
        return "";
    }

    /// What stands before that in a copy which has the row from its beginning.
    default String lead() {
        return "";
    }

    /// Who speaks, for an answer which model at what cost, and which of its siblings it is.
    record Head(ChatMessage message, String words, Place place) implements ChatRow {
        @Override
        public String text() {
            return words;
        }
    }

    /// The files that went along with a question.
    record Enclosed(ChatMessage message, List<Attachment> files) implements ChatRow {
        @Override
        public String text() {
            return files.stream().map(Attachment::name).collect(Collectors.joining(", "));
        }
    }

    /// A part of a question, which is shown as it was typed.
    record Asked(ChatMessage message, MarkdownBlock block, boolean first, boolean last) implements ChatRow {
        List<MarkdownSpan> spans() {
            return List.of(MarkdownSpan.plain(block.plainText()));
        }

        @Override
        public String text() {
            return block.plainText();
        }
    }

    /// The council that gives an answer.
    record Council(ChatMessage message, CouncilId id) implements ChatRow {}

    /// How many messages the model was not told.
    record LeftOut(ChatMessage message, int count) implements ChatRow {}

    /// What the model thought before it answered; folded unless `open`.
    record Thoughts(ChatMessage message, String words, boolean open, Thinking thinking) implements ChatRow {
        @Override
        public String text() {
            return words;
        }
    }

    /// Nothing has been written yet, and what is known of why.
    record Waiting(ChatMessage message, RunPhase phase) implements ChatRow {}

    /// A part of an answer.
    record Answered(ChatMessage message, MarkdownBlock block) implements ChatRow {
        @Override
        public String text() {
            return block.plainText();
        }

        @Override
        public String lead() {
            return block.lead();
        }
    }

    /// What can be done with an answer, and what went wrong with it.
    record Foot(ChatMessage message, long revision) implements ChatRow {}
}
