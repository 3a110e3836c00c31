package app.hearth.desktop.usage;

import app.hearth.common.usage.UsageSum;
import app.hearth.desktop.fx.KnownProvider;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/// What the answers of one model took, or of all models that have no line of their own.
///
/// @param provider empty for those of several
record ModelSum(String name, String provider, Tally tally) {
    /// How many lines are read at a glance; what is beyond shares the last.
    static final int MOST = 12;

    private static final Comparator<Map.Entry<ModelKey, Tally>> COSTLIEST_FIRST =
            Comparator.<Map.Entry<ModelKey, Tally>, BigDecimal>comparing(
                            entry -> entry.getValue().cost().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
                    .thenComparing(entry -> entry.getValue().runs(), Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey());

    static List<ModelSum> of(List<UsageSum> sums, ModelNames names, ResourceBundle texts) {
        Map<ModelKey, Tally> byModel = new LinkedHashMap<>();
        sums.forEach(sum -> byModel.merge(ModelKey.of(sum), Tally.of(sum), Tally::plus));
        List<ModelSum> all = new ArrayList<>(byModel.entrySet().stream()
                .sorted(COSTLIEST_FIRST)
                .map(entry -> of(entry.getKey(), entry.getValue(), names))
                .toList());
        if (all.size() <= MOST) {
            return all;
        }
        List<ModelSum> beyond = all.subList(MOST - 1, all.size());
        Tally rest = beyond.stream().map(ModelSum::tally).reduce(Tally::plus).orElseThrow();
        String name = MessageFormat.format(texts.getString("table.others"), beyond.size());
        List<ModelSum> shown = new ArrayList<>(all.subList(0, MOST - 1));
        shown.add(new ModelSum(name, "", rest));
        return shown;
    }

    private static ModelSum of(ModelKey key, Tally tally, ModelNames names) {
        return new ModelSum(names.of(key.provider(), key.model()), KnownProvider.nameOf(key.provider()), tally);
    }
}
