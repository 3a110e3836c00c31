package app.hearth.desktop.conversations;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes conversations, one or many at once: what is wanted is shown at once and stored one after the other. What the
/// server refuses is as it was, and the person is told of how many. Confined to the UI thread; never blocks it.
final class Writing {
    private final ConversationCalls calls;
    private final Background background;
    private final Shelf shelf;
    private final Consumer<Outcome> told;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean writing;
    private boolean closed;

    /// `told` hears, on the UI thread, what came of it.
    Writing(ConversationCalls calls, Background background, Shelf shelf, Consumer<Outcome> told) {
        this.calls = calls;
        this.background = background;
        this.shelf = shelf;
        this.told = told;
    }

    /// What came of a change: which conversations it failed with, and why.
    record Outcome(List<ConversationId> failed, Optional<Explanation> problem) {}

    /// Makes of each of these what `wanted` says; what it leaves as it is is not written.
    void change(List<ConversationRow> rows, UnaryOperator<ConversationRow> wanted) {
        Map<ConversationRow, ConversationRow> changes = new LinkedHashMap<>();
        for (ConversationRow row : rows) {
            ConversationRow after = wanted.apply(row);
            if (!after.equals(row)) {
                changes.put(row, after);
            }
        }
        if (changes.isEmpty()) {
            return;
        }
        shelf.hold(changes.keySet().stream().map(ConversationRow::id).toList());
        changes.values().forEach(shelf::put);
        waiting.add(() -> store(changes));
        next();
    }

    private void next() {
        Runnable change = writing ? null : waiting.poll();
        if (change != null) {
            writing = true;
            change.run();
        }
    }

    /// @param stored null when it failed
    private record Stored(ConversationRow before, @Nullable ConversationRow stored) {}

    private void store(Map<ConversationRow, ConversationRow> changes) {
        List<Exception> failures = new ArrayList<>();
        background.run(
                () -> changes.entrySet().stream()
                        .map(change -> {
                            try {
                                return new Stored(change.getKey(), send(change.getKey(), change.getValue()));
                            } catch (RuntimeException e) { // the others are written all the same
                                failures.add(e);
                                return new Stored(change.getKey(), null);
                            }
                        })
                        .toList(),
                all -> ended(all, failures),
                failure -> {
                    failures.add(failure);
                    ended(
                            changes.keySet().stream()
                                    .map(row -> new Stored(row, null))
                                    .toList(),
                            failures);
                });
    }

    private ConversationRow send(ConversationRow before, ConversationRow wanted) {
        if (wanted.isTrashed() && !before.isTrashed()) {
            calls.trash(before.id());
            return wanted;
        }
        if (before.isTrashed() && !wanted.isTrashed()) {
            return ConversationRow.of(calls.restore(before.id()));
        }
        ConversationPatch patch = ConversationPatch.none();
        patch = wanted.title().equals(before.title()) ? patch : patch.withTitle(wanted.title());
        patch = wanted.pinned() == before.pinned() ? patch : patch.withPinned(wanted.pinned());
        patch = wanted.archived() == before.archived() ? patch : patch.withArchived(wanted.archived());
        patch = wanted.tags().equals(before.tags()) ? patch : patch.withTags(wanted.tags());
        Conversation now = calls.update(before.id(), patch);
        return ConversationRow.of(now);
    }

    private void ended(List<Stored> all, List<Exception> failures) {
        writing = false;
        if (!closed) {
            show(all, failures);
        }
        next();
    }

    private void show(List<Stored> all, List<Exception> failures) {
        List<ConversationId> failed = new ArrayList<>();
        for (Stored one : all) {
            if (one.stored() == null) {
                failed.add(one.before().id());
            }
            if (shelf.release(one.before().id())) { // else the next change has the last word
                shelf.put(Objects.requireNonNullElse(one.stored(), one.before()));
            }
        }
        told.accept(new Outcome(failed, problem(all.size(), failures)));
    }

    private static Optional<Explanation> problem(int tried, List<Exception> failures) {
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        Explanation why = Explanations.of(failures.getFirst());
        if (tried == 1) {
            return Optional.of(why);
        }
        String count =
                MessageFormat.format(Views.texts(Writing.class).getString("failed.some"), failures.size(), tried);
        return Optional.of(new Explanation(count + " " + why.what(), why.whatToDo()));
    }

    /// What is wanted is still stored, and told to nobody.
    void close() {
        closed = true;
    }
}
