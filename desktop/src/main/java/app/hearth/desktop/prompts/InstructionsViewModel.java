package app.hearth.desktop.prompts;

import app.hearth.common.conversation.Instructions;
import app.hearth.desktop.fx.Views;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A system prompt and parameters as they are typed, wherever they belong to. For the UI thread.
final class InstructionsViewModel {
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty temperature = new SimpleStringProperty("");
    private final StringProperty limit = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper temperatureProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper limitProblem = new ReadOnlyStringWrapper("");
    private Parameters stored = Parameters.of(null);

    InstructionsViewModel() {
        temperature.subscribe(_ -> temperatureProblem.set(""));
        limit.subscribe(_ -> limitProblem.set(""));
    }

    StringProperty text() {
        return text;
    }

    StringProperty temperature() {
        return temperature;
    }

    StringProperty limit() {
        return limit;
    }

    ReadOnlyStringProperty temperatureProblem() {
        return temperatureProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty limitProblem() {
        return limitProblem.getReadOnlyProperty();
    }

    void show(Instructions instructions) {
        text.set(Optional.ofNullable(instructions.systemPrompt()).orElse(""));
        stored = Parameters.of(instructions.params());
        temperature.set(stored.temperature());
        limit.set(stored.limit());
    }

    /// Says at its field what is wrong; whether nothing is.
    boolean check() {
        Parameters typed = parameters();
        temperatureProblem.set(typed.isTemperatureGood() ? "" : words("temperature.problem"));
        limitProblem.set(typed.isLimitGood() ? "" : words("limit.problem"));
        return typed.isTemperatureGood() && typed.isLimitGood();
    }

    private Parameters parameters() {
        return stored.with(temperature.get(), limit.get());
    }

    /// What was typed, as it is stored.
    Instructions typed() {
        return new Instructions(
                text.get().isBlank() ? null : text.get(), parameters().json());
    }

    private static String words(String key) {
        return Views.texts(InstructionsViewModel.class).getString(key);
    }
}
