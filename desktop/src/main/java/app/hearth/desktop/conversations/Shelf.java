package app.hearth.desktop.conversations;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.desktop.conversations.ConversationItem.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The conversations read so far and how they stand in line: pinned first, then the newest first, with a heading
/// wherever the section changes. Not thread-safe.
final class Shelf {
    private static final Comparator<Conversation> ORDER = Comparator.comparing(Conversation::pinned)
            .thenComparing(Conversation::updatedAt)
            .reversed();

    private final Map<ConversationId, Conversation> known = new LinkedHashMap<>();
    private final Set<ConversationId> hidden = new HashSet<>();
    private final ZoneId zone;

    Shelf(ZoneId zone) {
        this.zone = zone;
    }

    void clear() {
        known.clear();
    }

    /// Adds what a list brought.
    void putListed(Conversation conversation) {
        known.put(conversation.id(), conversation);
    }

    /// Adds what was just written, and shows it again if it was hidden.
    void put(Conversation conversation) {
        hidden.remove(conversation.id());
        known.put(conversation.id(), conversation);
    }

    /// Keeps a conversation out of the line that is on its way to the trash: a list asked for before may still name it.
    void hide(ConversationId id) {
        hidden.add(id);
    }

    void remove(ConversationId id) {
        known.remove(id);
        hidden.remove(id);
    }

    boolean isEmpty() {
        return hidden.containsAll(known.keySet());
    }

    Optional<Conversation> find(ConversationId id) {
        return Optional.ofNullable(known.get(id));
    }

    List<ConversationItem> inLine(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<ConversationItem> line = new ArrayList<>();
        Optional<Section> before = Optional.empty();
        for (Conversation conversation : shown()) {
            Section section = section(conversation, today);
            if (!before.equals(Optional.of(section))) {
                line.add(new ConversationItem.Heading(section));
                before = Optional.of(section);
            }
            line.add(new ConversationItem.Entry(conversation));
        }
        return line;
    }

    private List<Conversation> shown() {
        return known.values().stream()
                .filter(conversation -> !hidden.contains(conversation.id()))
                .sorted(ORDER)
                .toList();
    }

    private Section section(Conversation conversation, LocalDate today) {
        if (conversation.pinned()) {
            return Section.PINNED;
        }
        LocalDate day = LocalDate.ofInstant(conversation.updatedAt(), zone);
        if (!day.isBefore(today)) {
            return Section.TODAY;
        }
        return day.equals(today.minusDays(1)) ? Section.YESTERDAY : Section.EARLIER;
    }
}
