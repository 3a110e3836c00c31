package app.hearth.desktop.fx;

import java.util.List;
import java.util.stream.Collectors;

/// One row of a text: nesting is not a tree here but a number in [Place], so that however deep a model nests its
/// lists and quotes, showing them needs no deep scene graph.
public sealed interface MarkdownBlock {
    Place place();

    /// What copying this row gives.
    String plainText();

    /// The same row, standing elsewhere.
    MarkdownBlock at(Place other);

    /// What stands before the row in a copy of it, beside its text.
    default String lead() {
        Place place = place();
        return place.note() && !place.marker().isEmpty()
                ? place.marker() + " "
                : place.task().written();
    }

    /// Where a row stands: inside how many quotes, how many steps in, and the bullet or number before it (empty for
    /// none). A `note` is a row of a footnote; a `continued` row goes on where the one before it was cut.
    record Place(int quotes, int steps, String marker, Task task, boolean note, boolean continued, Below below) {
        public static final Place TOP = new Place(0, 0, "", Task.NONE, false, false, Below.BLOCK);

        Place next() {
            return new Place(quotes, steps, "", Task.NONE, note, true, below);
        }

        Place above(Below other) {
            return new Place(quotes, steps, marker, task, note, continued, other);
        }

        Place inNote(String number) {
            return new Place(quotes, steps, number.isEmpty() ? marker : number, task, true, continued, below);
        }
    }

    /// Whether a row is the first of a task, and whether that is done.
    enum Task {
        NONE(""),
        OPEN("[ ] "),
        DONE("[x] ");

        private final String written;

        Task(String written) {
            this.written = written;
        }

        /// The box as Markdown writes it, with the space after it.
        public String written() {
            return written;
        }
    }

    /// What follows a row, which says how near it stands.
    enum Below {
        /// Something else, or nothing yet.
        BLOCK,
        /// More of the same list.
        LIST,
        /// The rest of this row.
        REST
    }

    /// A paragraph, or a heading when `level` is 1 to 6.
    record Prose(int level, List<MarkdownSpan> spans, Place place) implements MarkdownBlock {
        public Prose {
            spans = List.copyOf(spans);
        }

        /// Whether it is a formula that stands on its own, and nothing else.
        boolean isFormula() {
            return level == 0 && spans.size() == 1 && spans.getFirst().isDisplay();
        }

        @Override
        public String plainText() {
            return spans.stream().map(MarkdownSpan::text).collect(Collectors.joining());
        }

        @Override
        public Prose at(Place other) {
            return new Prose(level, spans, other);
        }
    }

    /// A part of a source code, from `from` to `to`; all of it when it is not long.
    record Code(CodeText source, int from, int to, Place place) implements MarkdownBlock {
        /// As it was named; empty when it was not.
        public String language() {
            return source.language();
        }

        /// What copying the code gives.
        public String whole() {
            return source.text();
        }

        @Override
        public String plainText() {
            return whole().substring(from, to);
        }

        @Override
        public Code at(Place other) {
            return new Code(source, from, to, other);
        }
    }

    /// A table; the first row is its head.
    record Table(List<List<Cell>> rows, Place place) implements MarkdownBlock {
        public Table {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public String plainText() {
            return rows.stream()
                    .map(row -> row.stream().map(Cell::plainText).collect(Collectors.joining("\t")))
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public Table at(Place other) {
            return new Table(rows, other);
        }
    }

    /// A line across.
    record Rule(Place place) implements MarkdownBlock {
        @Override
        public String plainText() {
            return "";
        }

        @Override
        public Rule at(Place other) {
            return new Rule(other);
        }
    }

    /// One cell of a table.
    record Cell(List<MarkdownSpan> spans, Side side) {
        public Cell {
            spans = List.copyOf(spans);
        }

        public String plainText() {
            return spans.stream().map(MarkdownSpan::text).collect(Collectors.joining());
        }
    }

    /// To which side a cell's text goes.
    enum Side {
        START,
        CENTER,
        END
    }
}
