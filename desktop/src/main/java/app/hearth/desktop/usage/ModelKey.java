package app.hearth.desktop.usage;

import app.hearth.common.usage.UsageSum;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One model of one provider, as the server names it.
record ModelKey(String provider, String model) implements Comparable<ModelKey> {
    private static final Comparator<ModelKey> ORDER =
            Comparator.comparing(ModelKey::provider).thenComparing(ModelKey::model);

    /// Of a sum that is grouped by model.
    static ModelKey of(UsageSum sum) {
        return new ModelKey(orEmpty(sum.provider()), orEmpty(sum.model()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public int compareTo(ModelKey other) {
        return ORDER.compare(this, other);
    }
}
