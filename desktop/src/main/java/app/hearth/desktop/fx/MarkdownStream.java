package app.hearth.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/// Markdown that is still being written. A top-level block that another one follows is finished and never read again;
/// only the last one is (and a line just begun), so that a frame's work is as large as the block that grows. Not
/// thread-safe.
///
/// A reference definition (`[a]: https://…`) after its use is the one thing that reaches back; [#finish] reads the
/// whole once more for it.
public final class MarkdownStream {
    private final StringBuilder open = new StringBuilder();
    private final StringBuilder whole = new StringBuilder();
    private final List<MarkdownBlock> finished = new ArrayList<>();
    private List<MarkdownBlock> growing = List.of();

    /// Adds what was written since.
    public void append(String text) {
        whole.append(text);
        open.append(text);
        Node document = MarkdownParser.document(open.toString());
        Node kept = firstUnfinished(document);
        List<MarkdownBlock> rest = new ArrayList<>();
        boolean before = kept != null;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            before &= !block.equals(kept);
            (before ? finished : rest).addAll(new MarkdownReader().readBlock(block));
        }
        growing = rest;
        if (kept != null) {
            open.delete(0, start(kept));
        }
    }

    /// Reads the whole once more; the rows after it are those of [MarkdownParser#parse].
    public void finish() {
        finished.clear();
        finished.addAll(MarkdownParser.parse(whole.toString()));
        growing = List.of();
        open.setLength(0);
    }

    /// The rows as they stand.
    public List<MarkdownBlock> rows() {
        List<MarkdownBlock> all = new ArrayList<>(finished);
        all.addAll(growing);
        return all;
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
