package app.hearth.desktop.fx;

import app.hearth.desktop.fx.MarkdownBlock.Below;
import app.hearth.desktop.fx.MarkdownBlock.Place;
import app.hearth.desktop.fx.MarkdownBlock.Task;
import app.hearth.desktop.fx.MarkdownSpan.Style;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The rows of a text together with its footnotes. Not thread-safe.
///
/// Models write footnotes last, so a reference comes long before what it refers to. It is read as a reference in any
/// case and stays the text it is until there is a footnote of its label. Footnotes are numbered in the order in which
/// the text first refers to them; those that nobody refers to follow, so that nothing a model wrote is lost. Only when
/// a number changes are the rows that refer to footnotes made anew, and only they.
final class MarkdownFootnotes {
    private static final String OPENING = "[^";
    private static final String CLOSING = "]";
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String NARROW_SPACE = "\u202f";
    private static final Place APART = new Place(0, 0, "", Task.NONE, true, false, Below.BLOCK);

    private final List<MarkdownBlock> read = new ArrayList<>();
    private final List<MarkdownBlock> shown = new ArrayList<>();
    private final List<Integer> referring = new ArrayList<>();
    private final Set<String> referred = new LinkedHashSet<>();
    private final Map<String, List<MarkdownBlock>> notes = new LinkedHashMap<>();
    private Map<String, Integer> numbers = Map.of();

    /// How a reference is written in Markdown.
    static String written(String label) {
        return OPENING + label + CLOSING;
    }

    /// By what a label is told from others.
    static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    /// Takes up what follows the rows so far.
    void add(MarkdownReader next) {
        for (MarkdownBlock row : next.rows()) {
            Set<String> labels = labels(row);
            if (!labels.isEmpty()) {
                referring.add(read.size());
                referred.addAll(labels);
            }
            read.add(row);
            shown.add(numbered(row));
        }
        next.notes().forEach(notes::putIfAbsent);
    }

    /// The rows, then a line and the footnotes when there are any.
    List<MarkdownBlock> rows() {
        return rowsWith(new MarkdownReader());
    }

    /// The rows as they would be if `growing` came next.
    List<MarkdownBlock> rowsWith(MarkdownReader growing) {
        Map<String, List<MarkdownBlock>> known = new LinkedHashMap<>(notes);
        growing.notes().forEach(known::putIfAbsent);
        number(known, growing.rows());
        List<MarkdownBlock> all = new ArrayList<>(shown);
        growing.rows().forEach(row -> all.add(numbered(row)));
        if (!known.isEmpty()) {
            all.add(new MarkdownBlock.Rule(APART));
            numbers.forEach((label, number) -> addNote(all, known.getOrDefault(label, List.of()), number));
        }
        return all;
    }

    private void number(Map<String, List<MarkdownBlock>> known, List<MarkdownBlock> growing) {
        Set<String> labels = new LinkedHashSet<>();
        if (!known.isEmpty()) {
            labels.addAll(referred);
            growing.forEach(row -> labels.addAll(labels(row)));
            labels.retainAll(known.keySet());
            List<String> order = new ArrayList<>(labels);
            for (int next = 0; next < order.size(); next++) { // which grows by what footnotes refer to
                for (MarkdownBlock row : known.getOrDefault(order.get(next), List.of())) {
                    labels(row).stream()
                            .filter(label -> known.containsKey(label) && labels.add(label))
                            .forEach(order::add);
                }
            }
            labels.addAll(known.keySet());
        }
        Map<String, Integer> now = new LinkedHashMap<>();
        labels.forEach(label -> now.put(label, now.size() + 1));
        if (!now.equals(numbers)) {
            numbers = now;
            referring.forEach(index -> shown.set(index, numbered(read.get(index))));
        }
    }

    private void addNote(List<MarkdownBlock> all, List<MarkdownBlock> note, int number) {
        for (int row = 0; row < note.size(); row++) {
            Place place = note.get(row).place().inNote(row == 0 ? number + "." : "");
            boolean last = number == numbers.size() && row == note.size() - 1;
            all.add(numbered(note.get(row).at(last || place.below() == Below.REST ? place : place.above(Below.LIST))));
        }
    }

    private MarkdownBlock numbered(MarkdownBlock row) {
        if (labels(row).isEmpty()) {
            return row;
        }
        return switch (row) {
            case MarkdownBlock.Prose prose ->
                new MarkdownBlock.Prose(prose.level(), numbered(prose.spans()), prose.place());
            case MarkdownBlock.Table table ->
                new MarkdownBlock.Table(
                        table.rows().stream()
                                .map(cells -> cells.stream()
                                        .map(cell -> new MarkdownBlock.Cell(numbered(cell.spans()), cell.side()))
                                        .toList())
                                .toList(),
                        table.place());
            case MarkdownBlock.Code code -> code;
            case MarkdownBlock.Rule rule -> rule;
        };
    }

    private List<MarkdownSpan> numbered(List<MarkdownSpan> spans) {
        List<MarkdownSpan> now = new ArrayList<>(spans.size());
        boolean besideAnother = false;
        for (MarkdownSpan span : spans) {
            Integer number = numbers.get(label(span));
            if (number != null) {
                String raised = (besideAnother ? NARROW_SPACE : "") + raised(number);
                now.add(new MarkdownSpan(raised, span.styles(), span.link()));
            } else {
                now.add(label(span).isEmpty() ? span : unknown(span));
            }
            besideAnother = number != null;
        }
        return now;
    }

    private static MarkdownSpan unknown(MarkdownSpan span) {
        Set<Style> styles = EnumSet.copyOf(span.styles());
        styles.remove(Style.REFERENCE);
        return new MarkdownSpan(span.text(), styles, span.link());
    }

    /// Digits that a font raises itself: the line keeps its height, and a copy has them, too.
    private static String raised(int number) {
        StringBuilder raised = new StringBuilder();
        String.valueOf(number).chars().forEach(digit -> raised.append(RAISED_DIGITS.charAt(digit - '0')));
        return raised.toString();
    }

    private static Set<String> labels(MarkdownBlock row) {
        Set<String> labels = new LinkedHashSet<>();
        switch (row) {
            case MarkdownBlock.Prose prose -> addLabels(prose.spans(), labels);
            case MarkdownBlock.Table table ->
                table.rows().forEach(cells -> cells.forEach(cell -> addLabels(cell.spans(), labels)));
            case MarkdownBlock.Code _ -> {}
            case MarkdownBlock.Rule _ -> {}
        }
        return labels;
    }

    private static void addLabels(List<MarkdownSpan> spans, Set<String> labels) {
        for (MarkdownSpan span : spans) {
            String label = label(span);
            if (!label.isEmpty()) {
                labels.add(label);
            }
        }
    }

    /// Of the footnote that a span refers to; empty when it does not, also when a long row was cut within it.
    private static String label(MarkdownSpan span) {
        String text = span.text();
        boolean whole = span.styles().contains(Style.REFERENCE) && text.startsWith(OPENING) && text.endsWith(CLOSING);
        return whole ? key(text.substring(OPENING.length(), text.length() - CLOSING.length())) : "";
    }
}
