package app.hearth.desktop.conversations;

import app.hearth.common.client.ConversationCalls;
import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Reads all conversations of a profile, page by page: first what a window shows at once, then everything else in the
/// background. After that, what is said to have changed is read alone. Confined to the UI thread; never blocks it.
final class Reading {
    /// When so many have changed at once, reading everything is no more work.
    private static final int MANY = 100;

    private static final ConversationFilter BEGINNING = ConversationFilter.all().withArchived(false);
    private static final ConversationFilter ALL = ConversationFilter.all().withLimit(Page.MAX_LIMIT);
    private static final Set<Folder> NOT_TRASHED = EnumSet.of(Folder.CURRENT, Folder.ARCHIVE);

    private final ConversationCalls calls;
    private final Background background;
    private final Readers readers;
    private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper(this, "underWay");
    private final ReadOnlyBooleanWrapper trashUnderWay = new ReadOnlyBooleanWrapper(this, "trashUnderWay");
    private final Set<ConversationId> waiting = new LinkedHashSet<>();
    private boolean fetching;
    private boolean again;
    private boolean begun;
    private boolean closed;

    Reading(ConversationCalls calls, Background background, Readers readers) {
        this.calls = calls;
        this.background = background;
        this.readers = readers;
    }

    /// Who is told what came: rows, then that a reading of all that these folders hold begins and has ended; that one
    /// is no more; and why nothing comes.
    interface Readers {
        void read(List<ConversationRow> rows);

        void begin();

        void end(Set<Folder> folders);

        void gone(ConversationId id);

        void failed(Exception failure);
    }

    /// Whether there may be conversations that were not read yet.
    ReadOnlyBooleanProperty underWay() {
        return underWay.getReadOnlyProperty();
    }

    /// The same of those in the trash.
    ReadOnlyBooleanProperty trashUnderWay() {
        return trashUnderWay.getReadOnlyProperty();
    }

    /// Reads everything that is not in the trash; once more when that is under way.
    void all() {
        if (closed) {
            return;
        }
        if (underWay.get()) {
            again = true;
            return;
        }
        again = false;
        underWay.set(true);
        readers.begin();
        if (begun) {
            next(null);
            return;
        }
        step(
                () -> {
                    List<Conversation> first = new ArrayList<>(
                            calls.list(BEGINNING.withPinned(true).withLimit(Page.MAX_LIMIT))
                                    .items());
                    first.addAll(calls.list(BEGINNING.withPinned(false)).items());
                    return new Page<>(first, null);
                },
                page -> {
                    begun = true;
                    readers.read(rows(page));
                    next(null);
                },
                underWay);
    }

    private void next(@Nullable String cursor) {
        step(
                () -> calls.list(ALL.after(cursor)),
                page -> {
                    readers.read(rows(page));
                    if (page.nextCursor() != null) {
                        next(page.nextCursor());
                        return;
                    }
                    readers.end(NOT_TRASHED);
                    underWay.set(false);
                    if (again) {
                        all();
                    }
                },
                underWay);
    }

    /// Reads what is in the trash.
    void trash() {
        if (!trashUnderWay.get() && !closed) {
            trashUnderWay.set(true);
            nextOfTrash(null);
        }
    }

    private void nextOfTrash(@Nullable String cursor) {
        step(
                () -> calls.list(ALL.withTrashed(true).after(cursor)),
                page -> {
                    readers.read(rows(page));
                    if (page.nextCursor() == null) {
                        trashUnderWay.set(false);
                    } else {
                        nextOfTrash(page.nextCursor());
                    }
                },
                trashUnderWay);
    }

    private void step(Call call, Consumer<Page<Conversation>> done, ReadOnlyBooleanWrapper reading) {
        background.run(
                call::page,
                page -> {
                    if (!closed) {
                        done.accept(page);
                    }
                },
                failure -> {
                    reading.set(false);
                    if (!closed) {
                        readers.failed(failure);
                    }
                });
    }

    @FunctionalInterface
    private interface Call {
        Page<Conversation> page();
    }

    private static List<ConversationRow> rows(Page<Conversation> page) {
        return page.items().stream().map(ConversationRow::of).toList();
    }

    /// Reads one that is said to have changed; several are read one after the other.
    void changed(ConversationId id) {
        if (closed) {
            return;
        }
        waiting.add(id);
        if (waiting.size() > MANY) {
            waiting.clear();
            all();
        } else if (!fetching) {
            fetch();
        }
    }

    private void fetch() {
        Iterator<ConversationId> first = waiting.iterator();
        if (!first.hasNext() || closed) {
            return;
        }
        ConversationId id = first.next();
        first.remove();
        fetching = true;
        background.run(
                () -> calls.get(id), now -> fetched(() -> readers.read(List.of(ConversationRow.of(now)))), failure -> {
                    boolean gone = failure instanceof ProblemException problem && problem.code() == ErrorCode.NOT_FOUND;
                    fetched(() -> {
                        if (gone) {
                            readers.gone(id);
                        } // else the place is away; when it is back everything is read
                    });
                });
    }

    private void fetched(Runnable news) {
        fetching = false;
        if (!closed) {
            news.run();
            fetch();
        }
    }

    /// What is still to come is told to nobody.
    void close() {
        closed = true;
        waiting.clear();
    }
}
