package app.hearth.desktop.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// How long nobody may touch the window before it locks by itself.
public enum LockAfter {
    NEVER(0),
    FIVE_MINUTES(5),
    FIFTEEN_MINUTES(15),
    AN_HOUR(60);

    /// Long enough to read an answer, short enough for a computer that others use too.
    static final LockAfter STANDARD = FIFTEEN_MINUTES;

    private final int minutes;

    LockAfter(int minutes) {
        this.minutes = minutes;
    }

    /// As it is kept in a file.
    int minutes() {
        return minutes;
    }

    /// Reads minutes; a number nobody offers is [#STANDARD].
    static LockAfter of(int minutes) {
        return Arrays.stream(values())
                .filter(known -> known.minutes == minutes)
                .findFirst()
                .orElse(STANDARD);
    }

    /// Empty for never.
    public Optional<Duration> time() {
        return this == NEVER ? Optional.empty() : Optional.of(Duration.ofMinutes(minutes));
    }
}
