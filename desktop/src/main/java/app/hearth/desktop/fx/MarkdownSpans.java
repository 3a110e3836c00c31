package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Flattens the inline part of a block. Used once.
final class MarkdownSpans {
    private static final String DATA = "data:";
    private static final int LONGEST_DESCRIPTION = 300;

    private final List<MarkdownSpan> spans = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private Set<Style> pendingStyles = Set.of();
    private @Nullable String pendingLink;

    private MarkdownSpans() {}

    static List<MarkdownSpan> of(Node block) {
        MarkdownSpans reader = new MarkdownSpans();
        reader.children(block, EnumSet.noneOf(Style.class), null);
        reader.flush();
        return reader.spans;
    }

    private void children(Node parent, Set<Style> styles, @Nullable String link) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            inline(child, styles, link);
        }
    }

    private void inline(Node node, Set<Style> styles, @Nullable String link) {
        switch (node) {
            case Text text -> add(text.getLiteral(), styles, link);
            case Code code -> add(code.getLiteral(), with(styles, Style.CODE), link);
            case HtmlInline html -> add(html.getLiteral(), styles, link);
            case SoftLineBreak _ -> add(" ", styles, link);
            case HardLineBreak _ -> add("\n", styles, link);
            case Emphasis emphasis -> children(emphasis, with(styles, Style.EMPHASIS), link);
            case StrongEmphasis strong -> children(strong, with(styles, Style.STRONG), link);
            case Strikethrough strike -> children(strike, with(styles, Style.STRIKE), link);
            case Link target -> children(target, styles, openable(target.getDestination(), link));
            case Image image -> image(image, styles, link);
            case FootnoteSyntax.Reference reference -> reference(reference, styles, link);
            case FormulaSyntax.Inline formula -> formula(formula, styles, link);
            default -> children(node, styles, link);
        }
    }

    /// A picture in the text itself is shown; any other one is its description, which says where a click leads, and
    /// nothing is loaded.
    private void image(Image image, Set<Style> styles, @Nullable String link) {
        String address = image.getDestination();
        String description = description(image);
        if (address.regionMatches(true, 0, DATA, 0, DATA.length())) {
            flush();
            add(description, with(styles, Style.PICTURE), address);
            flush();
            return;
        }
        String target = openable(address, link);
        String host = address.equals(target) ? host(address) : "";
        add(host.isEmpty() ? description : description + " (" + host + ")", styles, target);
    }

    private static String description(Image image) {
        String words = of(image).stream().map(MarkdownSpan::text).collect(Collectors.joining());
        String address = image.getDestination();
        boolean data = address.regionMatches(true, 0, DATA, 0, DATA.length());
        String kind = data ? address.substring(DATA.length()).split("[;,]", 2)[0] : address;
        String known = words.isBlank() ? kind : words;
        return known.length() > LONGEST_DESCRIPTION ? known.substring(0, LONGEST_DESCRIPTION) + "…" : known;
    }

    private static String host(String address) {
        try {
            return Objects.requireNonNullElse(new URI(address).getHost(), "");
        } catch (URISyntaxException _) { // then it is shown without
            return "";
        }
    }

    /// A span of its own, also next to another one.
    private void reference(FootnoteSyntax.Reference reference, Set<Style> styles, @Nullable String link) {
        flush();
        add(MarkdownFootnotes.written(reference.label()), with(styles, Style.REFERENCE), link);
        flush();
    }

    private void formula(FormulaSyntax.Inline formula, Set<Style> styles, @Nullable String link) {
        Set<Style> now = with(styles, Style.FORMULA);
        flush();
        add(formula.source(), formula.isDisplay() ? with(now, Style.DISPLAY) : now, link);
        flush();
    }

    private void add(String text, Set<Style> styles, @Nullable String link) {
        if (!styles.equals(pendingStyles) || !Objects.equals(link, pendingLink)) {
            flush();
            pendingStyles = styles;
            pendingLink = link;
        }
        pending.append(text);
    }

    private void flush() {
        if (!pending.isEmpty()) {
            spans.add(new MarkdownSpan(pending.toString(), pendingStyles, pendingLink));
            pending.setLength(0);
        }
    }

    /// Only what a browser or a mail program opens leads anywhere; `javascript:` and `file:` are just text.
    private static @Nullable String openable(String destination, @Nullable String otherwise) {
        String scheme = destination.toLowerCase(Locale.ROOT);
        boolean known = scheme.startsWith("https://") || scheme.startsWith("http://") || scheme.startsWith("mailto:");
        return known ? destination : otherwise;
    }

    private static Set<Style> with(Set<Style> styles, Style more) {
        Set<Style> both = EnumSet.of(more);
        both.addAll(styles);
        return both;
    }
}
