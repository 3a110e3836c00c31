package app.hearth.desktop.fx;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/// Markdown that is still being written. A top-level block that another one follows is finished and never read again;
/// only the last one is (and a line just begun), so that a frame's work is as large as the block that grows. Not
/// thread-safe.
///
/// Two things reach back. A footnote, which [MarkdownFootnotes] brings together with the rows that refer to it; and a
/// reference definition (`[a]: https://…`) after its use, for which [#finish] reads the whole once more.
public final class MarkdownStream {
    private final StringBuilder open = new StringBuilder();
    private final StringBuilder whole = new StringBuilder();
    private MarkdownFootnotes finished = new MarkdownFootnotes();
    private MarkdownReader growing = new MarkdownReader();

    /// Adds what was written since.
    public void append(String text) {
        whole.append(text);
        open.append(text);
        Node document = MarkdownParser.document(open.toString());
        Node kept = firstUnfinished(document);
        Queue<CodeText> codes = new ArrayDeque<>(growing.codes());
        MarkdownReader done = new MarkdownReader(codes);
        MarkdownReader rest = new MarkdownReader(codes);
        boolean before = kept != null;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            before &= !block.equals(kept);
            (before ? done : rest).readBlock(block);
        }
        finished.add(done);
        growing = rest;
        if (kept != null) {
            open.delete(0, start(kept));
        }
    }

    /// Reads the whole once more; the rows after it are those of [MarkdownParser#parse].
    public void finish() {
        finished = new MarkdownFootnotes();
        finished.add(new MarkdownReader().read(MarkdownParser.document(whole.toString())));
        growing = new MarkdownReader();
        open.setLength(0);
    }

    /// The rows as they stand.
    public List<MarkdownBlock> rows() {
        return finished.rowsWith(growing);
    }

    /// The last block whose first line is complete: what came before it cannot change any more. A line that has only
    /// begun tells nothing yet, `|` may become a paragraph or the next row of the table above it.
    private @Nullable Node firstUnfinished(Node document) {
        int complete = open.lastIndexOf("\n") + 1;
        Node block = document.getLastChild();
        while (block != null && start(block) >= complete) {
            block = block.getPrevious();
        }
        return block;
    }

    private static int start(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        SourceSpan first = spans.getFirst();
        return first.getInputIndex() - first.getColumnIndex();
    }
}
