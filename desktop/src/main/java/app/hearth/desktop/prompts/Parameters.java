package app.hearth.desktop.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The parameters of a question that the window knows, as people type them, among those it does not know and keeps.
record Parameters(String temperature, String limit, Optional<ObjectNode> all) {
    static final String TEMPERATURE = "temperature";
    static final String LIMIT = "max_tokens";

    private static final BigDecimal HOTTEST = BigDecimal.TWO;
    private static final int LONGEST = 10_000_000;

    static Parameters of(@Nullable JsonNode stored) {
        Optional<ObjectNode> all =
                Optional.ofNullable(stored).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
        return new Parameters(text(all, TEMPERATURE), text(all, LIMIT), all);
    }

    private static String text(Optional<ObjectNode> all, String name) {
        return all.map(node -> node.path(name).asText()).orElse("");
    }

    Parameters with(String newTemperature, String newLimit) {
        return new Parameters(newTemperature.strip(), newLimit.strip(), all);
    }

    /// Empty, or a number between 0 and 2; a comma is a point.
    boolean isTemperatureGood() {
        return temperature.isEmpty() || heat().isPresent();
    }

    private Optional<BigDecimal> heat() {
        return number(temperature.replace(',', '.')).filter(it -> it.signum() >= 0 && it.compareTo(HOTTEST) <= 0);
    }

    /// Empty, or a whole number of tokens.
    boolean isLimitGood() {
        return limit.isEmpty() || tokens().isPresent();
    }

    private Optional<Integer> tokens() {
        return number(limit)
                .filter(it -> it.signum() > 0 && it.compareTo(BigDecimal.valueOf(LONGEST)) <= 0)
                .filter(it -> it.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::intValueExact);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Null when there are none. What is not good is left out.
    @Nullable JsonNode json() {
        ObjectNode json = all.map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
        heat().ifPresentOrElse(it -> json.put(TEMPERATURE, it), () -> json.remove(TEMPERATURE));
        tokens().ifPresentOrElse(it -> json.put(LIMIT, it), () -> json.remove(LIMIT));
        return json.isEmpty() ? null : json;
    }
}
