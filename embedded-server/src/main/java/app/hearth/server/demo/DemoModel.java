package app.hearth.server.demo;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The models of the demo provider.
enum DemoModel {
    PLAIN("hearth-demo", "Demo: canned answers", 1, false, "text,image"),
    SLOW("hearth-demo-slow", "Demo: slow canned answers", 6, false, "text"),
    THINKING("hearth-demo-thinking", "Demo: canned answers with reasoning", 1, true, ""),
    DRY("hearth-demo-dry", "Demo: dry canned answers", 1, false, "text,image"),
    SHY("hearth-demo-shy", "Demo: shy canned answers", 1, false, "text,image");

    static final int CONTEXT_LENGTH = 32_768;

    /// What a token costs where a price is listed. Nobody is charged: it is there so that what the program says about
    /// money can be tried.
    static final BigDecimal PROMPT_PRICE = new BigDecimal("0.000002");

    static final BigDecimal COMPLETION_PRICE = new BigDecimal("0.00001");

    private final String id;
    private final String title;
    private final int slowness;
    private final boolean thinking;
    private final String takes;

    DemoModel(String id, String title, int slowness, boolean thinking, String takes) {
        this.id = id;
        this.title = title;
        this.slowness = slowness;
        this.thinking = thinking;
        this.takes = takes;
    }

    static Optional<DemoModel> of(String id) {
        return Arrays.stream(values()).filter(model -> model.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /// How many times longer than usual a piece takes.
    int slowness() {
        return slowness;
    }

    /// What it says it takes: of most it says that they see, of one that it does not, and of one nothing.
    List<String> takes() {
        return takes.isEmpty() ? List.of() : List.of(takes.split(",", -1));
    }

    /// Whether it lets a question wait its turn.
    boolean waits() {
        return this == SLOW;
    }

    boolean thinking() {
        return thinking;
    }

    /// Whether a price is listed for it; what the slow one costs is unknown.
    boolean priced() {
        return this != SLOW;
    }

    /// Which neighbours it has the other way round when it judges: the first and second (1), the second and third (2)
    /// and so on, or none (0).
    int dissent() {
        return switch (this) {
            case PLAIN -> 0;
            case SLOW -> 1;
            case THINKING -> 2;
            case DRY -> 3;
            case SHY -> 4;
        };
    }
}
