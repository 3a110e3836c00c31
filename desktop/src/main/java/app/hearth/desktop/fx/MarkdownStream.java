package app.hearth.desktop.fx;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/// Markdown that is still being written. A top-level block that another one follows is finished and never read again;
/// only the last one is, so that a frame's work is as large as the block that grows. Not thread-safe.
///
/// A reference definition (`[a]: https://…`) after its use is the one thing that reaches back; [#finish] reads the
/// whole once more for it.
public final class MarkdownStream {
    private final StringBuilder open = new StringBuilder();
    private final StringBuilder whole = new StringBuilder();
    private final List<MarkdownBlock> finished = new ArrayList<>();
    private List<MarkdownBlock> growing = List.of();

    /// Adds what was written since, and returns from which row on the rows have changed.
    public int append(String text) {
        whole.append(text);
        open.append(text);
        int firstChanged = finished.size();
        Node document = MarkdownParser.document(open.toString());
        Node last = document.getLastChild();
        if (last != null && last.getPrevious() != null) {
            int start = start(last);
            for (Node block = document.getFirstChild(); block.getNext() != null; block = block.getNext()) {
                finished.addAll(new MarkdownReader().readBlock(block));
            }
            open.delete(0, start);
        }
        growing = last == null ? List.of() : new MarkdownReader().readBlock(last);
        return firstChanged;
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

    /// The rows from `first` on.
    public List<MarkdownBlock> rowsFrom(int first) {
        List<MarkdownBlock> part = new ArrayList<>(finished.subList(Math.min(first, finished.size()), finished.size()));
        part.addAll(growing);
        return part;
    }

    private static int start(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        SourceSpan first = spans.getFirst();
        return first.getInputIndex() - first.getColumnIndex();
    }
}
