package app.hearth.desktop.conversations;

import app.hearth.common.client.RunCalls;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.run.Run;
import app.hearth.desktop.fx.Background;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// In which conversations an answer is being written, and in which something has come that nobody has looked at on this
/// device. Confined to the UI thread; never blocks it.
///
/// Unread is what changed its messages while it was not open here: an answer that ended, or a question of another
/// device. What happened while the program was closed is told by time: everything up to the last moment it knew of was
/// seen or is kept by its id.
public final class Marks {
    private final RunCalls calls;
    private final Background background;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private final Set<ConversationId> running = new HashSet<>();
    private final Set<ConversationId> unread = new LinkedHashSet<>();
    private final List<ConversationRow> early = new ArrayList<>();
    private Consumer<List<Run>> told = _ -> {};
    private Predicate<ConversationId> elsewhere = _ -> false;
    private Instant since;
    private Instant until;
    private @Nullable Seen seen;
    private @Nullable ConversationId open;
    private boolean remembering;
    private boolean asking;
    private boolean askAgain;
    private boolean keeping;
    private boolean keepAgain;
    private boolean closed;

    Marks(RunCalls calls, Background background, InstantSource clock) {
        this.calls = calls;
        this.background = background;
        this.since = clock.instant();
        this.until = since;
    }

    /// Another number whenever a mark has come or gone.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    public boolean isRunning(ConversationId id) {
        return running.contains(id);
    }

    public boolean isUnread(ConversationId id) {
        return unread.contains(id);
    }

    /// Goes on from what was unread when this profile was last open on this device, and keeps what is from now on.
    public void remember(Seen kept) {
        remembering = true;
        background.run(kept::read, was -> goOn(kept, was), _ -> {});
    }

    private void goOn(Seen kept, Seen.Kept was) {
        if (closed) {
            return;
        }
        seen = kept;
        remembering = false;
        if (!was.until().isEmpty()) {
            since = Instant.parse(was.until());
            until = since;
        }
        unread.addAll(ids(was.unread()));
        running.addAll(ids(was.awaited()));
        early.forEach(row -> see(null, row));
        early.clear();
        opened(open);
        changed();
        runsChanged();
    }

    private static List<ConversationId> ids(List<String> texts) {
        return texts.stream()
                .map(text -> new ConversationId(UUID.fromString(text)))
                .toList();
    }

    /// Who learns which answers are being written, whenever that has been asked.
    public void onRuns(Consumer<List<Run>> taker) {
        told = taker;
    }

    /// What is in sight in another window here is read there; asked when something has come.
    public void readElsewhere(Predicate<ConversationId> inSight) {
        elsewhere = inSight;
    }

    /// Something has come into sight in another window here; it may have been heard of before it was there.
    public void lookedElsewhere() {
        if (unread.removeIf(elsewhere)) {
            changed();
        }
    }

    private boolean isInSight(ConversationId id) {
        return id.equals(open) || elsewhere.test(id);
    }

    /// This one is open now; null for none.
    void opened(@Nullable ConversationId id) {
        open = id;
        if (id != null && unread.remove(id)) {
            changed();
        }
    }

    /// A conversation was read; `before` is what was known of it, null for nothing.
    void see(@Nullable ConversationRow before, ConversationRow now) {
        if (remembering) {
            early.add(now);
            return;
        }
        Instant known = before == null ? since : before.updatedAt();
        boolean news = now.updatedAt().isAfter(known) && !isInSight(now.id());
        if (now.isTrashed() ? unread.remove(now.id()) : news && unread.add(now.id())) {
            changed();
        }
        if (now.updatedAt().isAfter(until)) {
            until = now.updatedAt();
            keep();
        }
    }

    /// A conversation is no more.
    void gone(ConversationId id) {
        if (unread.remove(id)) {
            changed();
        }
    }

    /// Asks which answers are being written; once more when that is being asked already.
    public void runsChanged() {
        if (asking) {
            askAgain = true;
        } else if (!closed && !remembering) {
            asking = true;
            background.run(() -> calls.underWay().items(), this::show, _ -> answered());
        }
    }

    private void show(List<Run> runs) {
        Set<ConversationId> now = runs.stream().map(Run::conversationId).collect(Collectors.toSet());
        if (!closed && !now.equals(running)) {
            running.stream().filter(id -> !now.contains(id) && !isInSight(id)).forEach(unread::add);
            running.clear();
            running.addAll(now);
            changed();
        }
        if (!closed) {
            told.accept(runs);
        }
        answered();
    }

    private void answered() {
        asking = false;
        if (askAgain) {
            askAgain = false;
            runsChanged();
        }
    }

    private void changed() {
        changes.set(changes.get() + 1);
        keep();
    }

    /// Writes what is now; what changes meanwhile is written afterwards, and only the last of it.
    private void keep() {
        Seen file = seen;
        if (file == null || closed) {
            return;
        }
        if (keeping) {
            keepAgain = true;
            return;
        }
        keeping = true;
        Seen.Kept now = new Seen.Kept(until.toString(), texts(unread), texts(running));
        background.run(() -> file.keep(now), this::kept, _ -> kept());
    }

    private void kept() {
        keeping = false;
        if (keepAgain) {
            keepAgain = false;
            keep();
        }
    }

    private static List<String> texts(Set<ConversationId> ids) {
        return ids.stream()
                .skip(Math.max(0, ids.size() - Seen.MOST))
                .map(ConversationId::toString)
                .toList();
    }

    void close() {
        closed = true;
        early.clear();
        unread.clear();
        running.clear();
    }
}
