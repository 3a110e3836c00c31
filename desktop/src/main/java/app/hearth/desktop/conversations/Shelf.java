package app.hearth.desktop.conversations;

import app.hearth.common.conversation.ConversationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The conversations read so far, kept in line: pinned first, then the newest first. Putting one there moves no other,
/// however many there are. Not thread-safe.
final class Shelf {
    static final Comparator<ConversationRow> ORDER = Comparator.comparing(ConversationRow::pinned)
            .thenComparing(ConversationRow::updatedAt)
            .thenComparing(row -> row.id().value())
            .reversed();

    private static final Comparator<ConversationItem.Entry> IN_LINE =
            Comparator.comparing(ConversationItem.Entry::row, ORDER);

    private final Map<ConversationId, Kept> known = new HashMap<>();
    private final List<ConversationItem.Entry> line = new ArrayList<>(); // as shown: a filter makes none of them anew
    private final Map<ConversationId, Integer> held = new HashMap<>();
    private final ReadOnlyBooleanWrapper bare = new ReadOnlyBooleanWrapper(this, "bare");
    private final ZoneId zone;
    private boolean whole;
    private int untrashed;
    private long round;

    Shelf(ZoneId zone) {
        this.zone = zone;
    }

    /// @param round the one it was last seen in
    private record Kept(ConversationRow row, long round) {}

    void clear() {
        known.clear();
        line.clear();
        held.clear();
        untrashed = 0;
    }

    /// Whether everything has been read, and there is nothing but in the trash.
    ReadOnlyBooleanProperty bare() {
        return bare.getReadOnlyProperty();
    }

    private void look() {
        bare.set(whole && untrashed == 0);
    }

    private static int weight(ConversationRow row) {
        return row.isTrashed() ? 0 : 1;
    }

    /// Adds what was read, but for what [#hold] keeps as it is.
    void putRead(ConversationRow row) {
        if (!held.containsKey(row.id())) {
            put(row);
        }
    }

    void put(ConversationRow row) {
        Kept before = known.put(row.id(), new Kept(row, round));
        if (before != null && before.row().equals(row)) {
            return;
        }
        untrashed += weight(row) - (before == null ? 0 : weight(before.row()));
        if (before != null) {
            int was = index(before.row());
            if (ORDER.compare(before.row(), row) == 0) {
                line.set(was, new ConversationItem.Entry(row));
                look();
                return;
            }
            line.remove(was);
        }
        line.add(-index(row) - 1, new ConversationItem.Entry(row));
        look();
    }

    private int index(ConversationRow row) {
        return Collections.binarySearch(line, new ConversationItem.Entry(row), IN_LINE);
    }

    void remove(ConversationId id) {
        Kept gone = known.remove(id);
        if (gone != null) {
            line.remove(index(gone.row()));
            untrashed -= weight(gone.row());
            look();
        }
    }

    /// Until [#release] nothing that is read changes these: they are being written, and what was asked for before may
    /// still say what they were.
    void hold(Collection<ConversationId> ids) {
        ids.forEach(id -> held.merge(id, 1, Integer::sum));
    }

    /// Whether nobody else still writes it.
    boolean release(ConversationId id) {
        return held.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1) == null;
    }

    /// A reading of all that `folders` hold begins.
    void beginRound() {
        round++;
    }

    /// The reading has come to its end: what is in one of `folders` and was not seen on the way is gone.
    void endRound(Set<Folder> folders) {
        List<ConversationId> gone = rows().filter(row -> folders.stream().anyMatch(folder -> folder.holds(row)))
                .map(ConversationRow::id)
                .filter(id -> Objects.requireNonNull(known.get(id)).round() < round && !held.containsKey(id))
                .toList();
        gone.forEach(this::remove);
        whole = true;
        look();
    }

    Optional<ConversationRow> find(ConversationId id) {
        return Optional.ofNullable(known.get(id)).map(Kept::row);
    }

    /// Every conversation that bears this tag has it by another name, or no longer.
    void replaceTag(String before, Optional<String> now) {
        List<ConversationRow> bearers =
                rows().filter(row -> row.tags().contains(before)).toList();
        for (ConversationRow row : bearers) {
            putRead(row.withTags(row.tags().stream()
                    .flatMap(tag -> tag.equals(before) ? now.stream() : Stream.of(tag))
                    .toList()));
        }
    }

    int count(Predicate<ConversationRow> wanted) {
        return (int) rows().filter(wanted).count();
    }

    private Stream<ConversationRow> rows() {
        return line.stream().map(ConversationItem.Entry::row);
    }

    /// The first few that `wanted` lets through.
    List<ConversationRow> first(int most, Predicate<ConversationRow> wanted) {
        return rows().filter(wanted).limit(most).toList();
    }

    /// Those that `wanted` lets through, with a heading wherever the section changes.
    List<ConversationItem> inLine(Instant now, Predicate<ConversationRow> wanted) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<ConversationItem> items = new ArrayList<>();
        Section section = null;
        Instant begin = Instant.MAX; // of the section, so that a day is reckoned for its first row alone
        for (ConversationItem.Entry entry : line) {
            ConversationRow row = entry.row();
            if (!wanted.test(row)) {
                continue;
            }
            if (row.pinned()) {
                if (section == null) {
                    section = Section.PINNED;
                    items.add(new ConversationItem.Heading(section));
                }
            } else if (row.updatedAt().isBefore(begin)) {
                section = Section.of(LocalDate.ofInstant(row.updatedAt(), zone), today);
                begin = section.begin().atStartOfDay(zone).toInstant();
                items.add(new ConversationItem.Heading(section));
            }
            items.add(entry);
        }
        return items;
    }
}
