package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownBlock.Below;
import app.hearth.desktop.fx.MarkdownBlock.Cell;
import app.hearth.desktop.fx.MarkdownBlock.Place;
import app.hearth.desktop.fx.MarkdownBlock.Side;
import app.hearth.desktop.fx.MarkdownBlock.Task;
import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// Flattens parsed blocks into rows, and footnotes into rows of their own. Recursion is as deep as the parser lets
/// blocks nest, which is capped.
final class MarkdownReader {
    private static final List<String> BULLETS = List.of("•", "◦", "▪");

    private final List<MarkdownBlock> rows = new ArrayList<>();
    private final Map<String, List<MarkdownBlock>> notes = new LinkedHashMap<>();
    private final List<CodeText> codes = new ArrayList<>();
    private final Queue<CodeText> codesBefore;
    private int quotes;
    private int steps;
    private String marker = "";
    private Task task = Task.NONE;
    private int together;

    MarkdownReader() {
        this(new ArrayDeque<>());
    }

    /// @param codesBefore code blocks that were read before and may have grown since, the next one first; each one that
    ///     is read here takes one out
    MarkdownReader(Queue<CodeText> codesBefore) {
        this.codesBefore = codesBefore;
    }

    /// Reads all blocks of a document.
    MarkdownReader read(Node document) {
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            readBlock(block);
        }
        return this;
    }

    /// Reads one top-level block.
    void readBlock(Node block) {
        block(block);
        bringTogether();
    }

    /// The rows of what was read, without those of footnotes.
    List<MarkdownBlock> rows() {
        return rows;
    }

    /// The code blocks that were read.
    List<CodeText> codes() {
        return codes;
    }

    /// The rows of each footnote that was read, by its label.
    Map<String, List<MarkdownBlock>> notes() {
        return notes;
    }

    /// Tells the rows of the block just read how near the next one stands.
    private void bringTogether() {
        for (; together < rows.size() - 1; together++) {
            Place place = rows.get(together).place();
            Place next = rows.get(together + 1).place();
            if (next.continued()) {
                rows.set(together, rows.get(together).at(place.above(Below.REST)));
            } else if (place.steps() > 0 && next.steps() > 0) {
                rows.set(together, rows.get(together).at(place.above(Below.LIST)));
            }
        }
        together = rows.size();
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            block(child);
        }
    }

    private void block(Node node) {
        switch (node) {
            case Heading heading -> addProse(rows, heading.getLevel(), MarkdownSpans.of(heading), place());
            case Paragraph paragraph -> paragraph(MarkdownSpans.of(paragraph));
            case FormulaSyntax.Display formula -> formula(formula);
            case FencedCodeBlock code -> code(code.getInfo() == null ? "" : code.getInfo(), code.getLiteral());
            case IndentedCodeBlock code -> code("", code.getLiteral());
            case HtmlBlock html -> addProse(rows, 0, List.of(MarkdownSpan.plain(html.getLiteral())), place());
            case ThematicBreak _ -> rows.add(new MarkdownBlock.Rule(place()));
            case BlockQuote quote -> quote(quote);
            case BulletList list -> list(list, -1);
            case OrderedList list -> list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case TableBlock table -> table(table);
            case FootnoteSyntax.Definition note -> note(note);
            case Block other -> children(other);
            default -> {}
        }
    }

    /// A formula that stands on its own is a row of its own, also where it was written within a paragraph.
    private void paragraph(List<MarkdownSpan> spans) {
        List<MarkdownSpan> row = new ArrayList<>();
        for (MarkdownSpan span : spans) {
            if (span.isDisplay()) {
                addRow(row);
                addProse(rows, 0, List.of(span), place());
                row.clear();
            } else {
                row.add(
                        row.isEmpty()
                                ? new MarkdownSpan(span.text().stripLeading(), span.styles(), span.link())
                                : span);
            }
        }
        addRow(row);
    }

    private void addRow(List<MarkdownSpan> row) {
        if (row.stream().anyMatch(span -> !span.text().isBlank())) {
            addProse(rows, 0, row, place());
        }
    }

    private void formula(FormulaSyntax.Display formula) {
        Set<Style> styles = formula.isFormula() ? Set.of(Style.FORMULA, Style.DISPLAY) : Set.of();
        addProse(rows, 0, List.of(new MarkdownSpan(formula.source(), styles, null)), place());
    }

    private void quote(BlockQuote quote) {
        quotes++;
        children(quote);
        quotes--;
    }

    private void list(Block list, int firstNumber) {
        int number = firstNumber;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            steps++;
            task = task(item);
            marker = firstNumber >= 0 ? number + "." : task == Task.NONE ? bullet() : "";
            int before = rows.size();
            if (item instanceof ListItem) {
                children(item);
            }
            if (rows.size() == before) {
                rows.add(new MarkdownBlock.Prose(0, List.of(), place()));
            }
            steps--;
            number++;
        }
    }

    private static Task task(Node item) {
        if (item.getFirstChild() instanceof TaskListItemMarker box) {
            return box.isChecked() ? Task.DONE : Task.OPEN;
        }
        return Task.NONE;
    }

    private String bullet() {
        return BULLETS.get((steps - 1) % BULLETS.size());
    }

    /// Where it was defined does not matter: a footnote is read on its own, one step in, behind its number.
    private void note(FootnoteSyntax.Definition definition) {
        MarkdownReader apart = new MarkdownReader(codesBefore);
        apart.steps = 1;
        apart.children(definition);
        if (apart.rows.isEmpty()) {
            apart.rows.add(new MarkdownBlock.Prose(0, List.of(), apart.place()));
        }
        apart.bringTogether();
        notes.putIfAbsent(MarkdownFootnotes.key(definition.label()), apart.rows);
        apart.notes.forEach(notes::putIfAbsent);
        codes.addAll(apart.codes);
    }

    private void table(TableBlock table) {
        List<List<Cell>> lines = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                List<Cell> cells = new ArrayList<>();
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    cells.add(new Cell(MarkdownSpans.of(cell), side(cell)));
                }
                lines.add(cells);
            }
        }
        rows.add(new MarkdownBlock.Table(lines, place()));
    }

    private static Side side(Node cell) {
        TableCell.Alignment alignment = cell instanceof TableCell known ? known.getAlignment() : null;
        return switch (alignment) {
            case CENTER -> Side.CENTER;
            case RIGHT -> Side.END;
            case LEFT -> Side.START;
            case null -> Side.START;
        };
    }

    /// The place of the next row; a marker stands before the first row of its item only.
    private Place place() {
        Place place = new Place(quotes, steps, marker, task, false, false, Below.BLOCK);
        marker = "";
        task = Task.NONE;
        return place;
    }

    /// Adds prose, cut into rows of at most [MarkdownParser#MAX_ROW] characters.
    static void addProse(List<MarkdownBlock> rows, int level, List<MarkdownSpan> spans, Place first) {
        Place place = first;
        List<MarkdownSpan> row = new ArrayList<>();
        int length = 0;
        for (MarkdownSpan span : spans) {
            if (span.isFormula() && length > 0 && length + span.text().length() > MarkdownParser.MAX_ROW) {
                rows.add(new MarkdownBlock.Prose(level, row, place));
                place = place.next();
                row = new ArrayList<>();
                length = 0;
            }
            String rest = span.text();
            while (length + rest.length() > MarkdownParser.MAX_ROW) {
                int cut = cut(rest, MarkdownParser.MAX_ROW - length);
                row.add(new MarkdownSpan(rest.substring(0, cut), span.styles(), span.link()));
                rows.add(new MarkdownBlock.Prose(level, row, place));
                place = place.next();
                row = new ArrayList<>();
                length = 0;
                rest = rest.substring(cut);
            }
            row.add(new MarkdownSpan(rest, span.styles(), span.link()));
            length += rest.length();
        }
        rows.add(new MarkdownBlock.Prose(level, row, place));
    }

    /// At most `room` characters, after a space where there is one near, never inside a pair of surrogates.
    private static int cut(String text, int room) {
        int space = text.lastIndexOf(' ', room - 1);
        int cut = space > room / 2 ? space + 1 : room;
        return cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
    }

    private static String language(String info) {
        String word = info.strip();
        int space = word.indexOf(' ');
        return space < 0 ? word : word.substring(0, space);
    }

    /// Long code goes on in further rows, cut at the end of a line where there is one.
    private void code(String info, String literal) {
        String whole = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        CodeText source = CodeText.of(language(info), whole, codesBefore.poll());
        codes.add(source);
        Place place = place();
        int from = 0;
        while (whole.length() - from > MarkdownParser.MAX_ROW) {
            int line = whole.lastIndexOf('\n', from + MarkdownParser.MAX_ROW);
            boolean atLine = line > from;
            int to = atLine
                    ? line
                    : from + cut(whole.substring(from, from + MarkdownParser.MAX_ROW), MarkdownParser.MAX_ROW);
            rows.add(new MarkdownBlock.Code(source, from, to, place));
            place = place.next();
            from = atLine ? to + 1 : to;
        }
        rows.add(new MarkdownBlock.Code(source, from, whole.length(), place));
    }
}
