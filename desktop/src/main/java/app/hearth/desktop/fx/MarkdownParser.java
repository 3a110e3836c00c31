package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownBlock.Place;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads Markdown (CommonMark, tables, strike-through, task lists, footnotes, formulas) into rows. What a model writes
/// is data: nesting is capped, HTML is shown as the text it is, images are links and never loaded, but those that lie
/// in the text. Thread-safe.
public final class MarkdownParser {
    /// Blocks inside blocks, and emphasis inside emphasis, that are told apart; deeper ones read as text.
    static final int MAX_NESTING = 32;

    /// The longest row of prose; longer paragraphs go on in the next row, so that a text of a megabyte in one line
    /// is laid out only as far as it is seen.
    static final int MAX_ROW = 4_000;

    private static final Parser PARSER = Parser.builder()
            .customBlockParserFactory(FootnoteSyntax::definition)
            .customBlockParserFactory(FormulaSyntax::display)
            .customInlineContentParserFactory(new FormulaSyntax.InText())
            .linkProcessor(FootnoteSyntax::reference)
            .extensions(
                    List.of(TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();

    private MarkdownParser() {}

    /// The rows of `markdown`.
    public static List<MarkdownBlock> parse(String markdown) {
        MarkdownFootnotes text = new MarkdownFootnotes();
        text.add(new MarkdownReader().read(document(markdown)));
        return text.rows();
    }

    /// The rows of a text that is not Markdown: its lines as they are.
    public static List<MarkdownBlock> plain(String text) {
        List<MarkdownBlock> rows = new ArrayList<>();
        MarkdownReader.addProse(rows, 0, List.of(MarkdownSpan.plain(text)), Place.TOP);
        return rows;
    }

    static Node document(String markdown) {
        return PARSER.parse(markdown);
    }
}
