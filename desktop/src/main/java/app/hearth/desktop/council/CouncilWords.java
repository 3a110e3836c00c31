package app.hearth.desktop.council;

import app.hearth.common.key.ModelRef;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A council in a line of words.
final class CouncilWords {
    private static final int NAMED = 4;

    private final OpenModels models;
    private final ResourceBundle texts = Views.texts(CouncilWords.class);

    CouncilWords(OpenModels models) {
        this.models = models;
    }

    /// Who sits in it, the first few by name, and who is chairman.
    String of(List<ModelRef> seats, @Nullable ModelRef chairman) {
        Map<String, Integer> sitting = new LinkedHashMap<>();
        seats.forEach(seat -> sitting.merge(models.nameOf(seat), 1, Integer::sum));
        String named = sitting.entrySet().stream()
                .limit(NAMED)
                .map(its -> its.getValue() == 1 ? its.getKey() : its.getKey() + " × " + its.getValue())
                .collect(Collectors.joining(", "));
        int unnamed = sitting.values().stream()
                .skip(NAMED)
                .mapToInt(Integer::intValue)
                .sum();
        String all = unnamed == 0 ? named : MessageFormat.format(texts.getString("words.more"), named, unnamed);
        return chairman == null
                ? all
                : MessageFormat.format(texts.getString("words.chairman"), all, models.nameOf(chairman));
    }

    /// Which of them no key opens, in a sentence; empty when keys open all.
    String closed(List<ModelRef> seats, ModelRef chairman) {
        List<String> closed = Stream.concat(seats.stream(), Stream.of(chairman))
                .filter(model -> !models.isOpen(model))
                .map(models::nameOf)
                .distinct()
                .toList();
        return closed.isEmpty() ? "" : MessageFormat.format(texts.getString("words.closed"), String.join(", ", closed));
    }
}
