package app.hearth.server.council;

import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The council that makes sense for somebody who has set none up. Asks nobody: it goes by the lists of models that are
/// kept of the profile's keys, and is empty while no list was ever told.
///
/// The same lists and the same choices always make the same council:
///
/// 1. What the person chose sits first, four at most: the default, then the favourites, the oldest first. One that no
///    list names is passed over. Three who were chosen are a council, and nobody is added to them.
/// 2. Otherwise the best of each maker that has no seat yet joins, until there are four: models of one maker err alike.
///    Makers that everybody knows come first, then the others in the order in which the lists name them.
/// 3. While there are fewer than three (all models have one maker, or two), each maker gives its next best, again until
///    there are four: of two judges each would have only the other's answer to rank.
/// 4. The first seat is the chairman. With fewer than two there is no council.
///
/// What the best of a maker is, and what is no candidate, [Candidate] knows.
public final class Suggestion {
    private static final int LEAST = 2;
    private static final int ENOUGH = 3;
    private static final int MOST = 4;

    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<Candidate> seats = new LinkedHashSet<>();

    private Suggestion(List<Model> open) {
        for (Model model : open) {
            candidates.add(Candidate.of(model, candidates.size()));
        }
    }

    /// A council from what keys are known to open, each provider's models in the order of its list.
    public static CouncilSuggestion of(List<Model> open, ModelSettings chosen) {
        Suggestion suggestion = new Suggestion(open);
        suggestion.seatChosen(chosen);
        suggestion.seatMakers();
        return suggestion.council();
    }

    private void seatChosen(ModelSettings chosen) {
        Stream.concat(Stream.ofNullable(chosen.defaultModel()), chosen.favourites().stream())
                .flatMap(wanted -> named(wanted).stream())
                .distinct()
                .limit(MOST)
                .forEach(seats::add);
    }

    private Optional<Candidate> named(ModelRef wanted) {
        return candidates.stream()
                .filter(candidate -> candidate.model().equals(wanted))
                .findFirst();
    }

    private void seatMakers() {
        Set<String> seated = seats.stream().map(Candidate::maker).collect(Collectors.toSet());
        List<Deque<Candidate>> makers = makers();
        if (seats.size() < ENOUGH) {
            makers.stream()
                    .filter(models -> !seated.contains(models.getFirst().maker()))
                    .toList()
                    .forEach(this::seatNext);
        }
        while (seats.size() < ENOUGH && makers.stream().anyMatch(models -> !models.isEmpty())) {
            makers.forEach(this::seatNext);
        }
    }

    /// What each maker has to offer beyond what sits already, the best first, and a model only once, whatever it goes
    /// by.
    private List<Deque<Candidate>> makers() {
        Set<Candidate.Identity> known =
                seats.stream().map(Candidate::identity).collect(Collectors.toCollection(HashSet::new));
        Map<String, Deque<Candidate>> makers = new LinkedHashMap<>();
        candidates.stream()
                .filter(Candidate::maySit)
                .sorted(Candidate.BEST_FIRST)
                .forEach(candidate -> {
                    if (known.add(candidate.identity())) {
                        makers.computeIfAbsent(candidate.maker(), _ -> new ArrayDeque<>())
                                .add(candidate);
                    }
                });
        return makers.values().stream()
                .sorted(Comparator.comparingInt(Suggestion::rank).thenComparingInt(Suggestion::place))
                .toList();
    }

    private static int rank(Deque<Candidate> models) {
        return models.getFirst().rank();
    }

    /// Where a list first names one of them.
    private static int place(Deque<Candidate> models) {
        return models.stream().mapToInt(Candidate::place).min().orElseThrow();
    }

    private void seatNext(Deque<Candidate> models) {
        if (seats.size() < MOST && !models.isEmpty()) {
            seats.add(models.removeFirst());
        }
    }

    private CouncilSuggestion council() {
        if (seats.size() < LEAST) {
            return new CouncilSuggestion(List.of(), null);
        }
        List<ModelRef> models = seats.stream().map(Candidate::model).toList();
        return new CouncilSuggestion(models, models.getFirst());
    }
}
