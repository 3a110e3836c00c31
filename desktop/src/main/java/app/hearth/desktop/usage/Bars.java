package app.hearth.desktop.usage;

import app.hearth.common.usage.UsageSum;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The chart: a bar for each day or month, of a piece for each model that took something. Only the [#MOST] models that
/// took most have a piece of their own, the others share one, so that it stays readable however many there are.
///
/// @param series whose pieces there are, in the order they lie on each other
record Bars(List<Series> series, List<Bar> bars) {
    static final int MOST = 5;

    Bars {
        series = List.copyOf(series);
        bars = List.copyOf(bars);
    }

    /// @param color which of the chart's colours it has, from 1 on; 0 is what the others share
    record Series(int color, String name) {}

    /// @param first the first day it stands for
    record Bar(LocalDate first, List<Piece> pieces) {
        Bar {
            pieces = List.copyOf(pieces);
        }

        BigDecimal total() {
            return pieces.stream().map(Piece::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record Piece(Series series, BigDecimal amount) {}

    /// What `sums`, by day and model, make of it.
    static Bars of(List<UsageSum> sums, Period.Days days, ChronoUnit step, Measure measure, Naming naming) {
        Map<ModelKey, BigDecimal> totals = new HashMap<>();
        for (UsageSum sum : sums) {
            totals.merge(ModelKey.of(sum), measure.of(sum), BigDecimal::add);
        }
        List<ModelKey> largest = totals.entrySet().stream()
                .filter(entry -> entry.getValue().signum() > 0)
                .sorted(Map.Entry.<ModelKey, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        List<Series> series = new ArrayList<>();
        Map<ModelKey, Integer> places = new HashMap<>();
        for (ModelKey key : largest) {
            places.put(key, Math.min(series.size(), MOST));
            if (series.size() < MOST) {
                series.add(new Series(series.size() + 1, naming.names().of(key.provider(), key.model())));
            } else if (series.size() == MOST) {
                series.add(new Series(0, naming.others()));
            }
        }
        return new Bars(series, bars(sums, new Frame(days, step, measure), series, places));
    }

    /// @param others what the models are called that have no piece of their own
    record Naming(ModelNames names, String others) {}

    private record Frame(Period.Days days, ChronoUnit step, Measure measure) {
        int count() {
            return (int) step.between(days.first(), days.last()) + 1;
        }

        int place(LocalDate day) {
            return (int) step.between(days.first(), day);
        }
    }

    private static List<Bar> bars(
            List<UsageSum> sums, Frame frame, List<Series> series, Map<ModelKey, Integer> places) {
        List<BigDecimal[]> amounts = new ArrayList<>();
        for (int place = 0; place < frame.count(); place++) {
            amounts.add(new BigDecimal[series.size()]);
        }
        for (UsageSum sum : sums) {
            Integer of = places.get(ModelKey.of(sum));
            LocalDate day = sum.day();
            if (of != null && day != null && frame.place(day) >= 0 && frame.place(day) < frame.count()) {
                add(amounts.get(frame.place(day)), of, frame.measure().of(sum));
            }
        }
        List<Bar> bars = new ArrayList<>();
        for (int place = 0; place < frame.count(); place++) {
            bars.add(new Bar(frame.days().first().plus(place, frame.step()), pieces(amounts.get(place), series)));
        }
        return bars;
    }

    private static void add(@Nullable BigDecimal[] amounts, int of, BigDecimal more) {
        BigDecimal before = amounts[of];
        amounts[of] = before == null ? more : before.add(more);
    }

    private static List<Piece> pieces(@Nullable BigDecimal[] amounts, List<Series> series) {
        List<Piece> pieces = new ArrayList<>();
        for (int of = 0; of < series.size(); of++) {
            BigDecimal amount = amounts[of];
            if (amount != null && amount.signum() > 0) {
                pieces.add(new Piece(series.get(of), amount));
            }
        }
        return pieces;
    }

    /// The highest bar; empty when none is higher than nothing.
    Optional<Bar> highest() {
        return bars.stream().filter(bar -> bar.total().signum() > 0).max(Comparator.comparing(Bar::total));
    }

    /// The amount at the uppermost line: the next above the highest bar whose half is easy to read, too.
    BigDecimal scale() {
        BigDecimal highest = highest().map(Bar::total).orElse(BigDecimal.ONE);
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(highest.precision() - highest.scale() - 1);
        return Stream.of(1, 2, 4, 6, 8, 10)
                .map(times -> unit.multiply(BigDecimal.valueOf(times)))
                .filter(line -> line.compareTo(highest) >= 0)
                .findFirst()
                .orElseThrow();
    }
}
