package app.hearth.desktop.chat;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The rows of all messages of the shown branch. Confined to the UI thread.
///
/// A message that changes is noted at once and read again at the next frame, however often it changed until then. Of a
/// long conversation the end is read first and the rest in portions, one per frame, before it; of a long branch that is
/// shown instead of another, its beginning: nobody waits for what is not in sight.
final class ChatRows {
    private static final int PORTION = 60;

    /// More characters than a large window shows, and what a message takes besides its text.
    private static final int WINDOWFUL = 8_000;
    private static final int AROUND_MESSAGE = 200;

    private final ObservableList<ChatMessage> messages;
    private final Function<ChatMessage, String> headOf;
    private final Consumer<Runnable> nextFrame;
    private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
    private final List<MessageRows> read = new ArrayList<>();
    private final IdentityHashMap<ChatMessage, ChangeListener<Number>> listeners = new IdentityHashMap<>();
    private final Set<ChatMessage> changed = new LinkedHashSet<>();
    private int unread;
    private boolean scheduled;
    private boolean catchingUp;

    /// @param nextFrame runs something once, before the next frame is drawn
    ChatRows(ObservableList<ChatMessage> messages, Function<ChatMessage, String> headOf, Consumer<Runnable> nextFrame) {
        this.messages = messages;
        this.headOf = headOf;
        this.nextFrame = nextFrame;
        messages.addListener(this::messagesChanged);
        startOver();
    }

    ObservableList<ChatRow> rows() {
        return rows;
    }

    /// Whether rows that are just being added belong to what was to be seen before.
    boolean isCatchingUp() {
        return catchingUp;
    }

    /// Folds or unfolds the thoughts of an answer.
    void toggle(ChatMessage message) {
        read.stream().filter(known -> known.message() == message).forEach(MessageRows::toggle);
        note(message);
    }

    /// Makes all heads anew, after the names of models became known.
    void renameAll() {
        read.forEach(known -> note(known.message()));
    }

    private void messagesChanged(ListChangeListener.Change<? extends ChatMessage> change) {
        while (change.next()) {
            boolean atEnd = change.getTo() == messages.size() && change.getFrom() >= unread;
            if (!atEnd || change.getFrom() == 0) {
                startOver();
                return;
            }
            cut(change.getFrom());
            rows.addAll(readFurther());
        }
    }

    private void startOver() {
        listeners.forEach((message, listener) -> message.revisionProperty().removeListener(listener));
        listeners.clear();
        read.clear();
        changed.clear();
        unread = messages.size();
        rows.setAll(readBack(windowful()));
    }

    /// How many of the last messages fill a window.
    private int windowful() {
        int count = 0;
        for (int room = WINDOWFUL; room > 0 && count < Math.min(PORTION, messages.size()); count++) {
            room -= messages.get(messages.size() - 1 - count).text().length() + AROUND_MESSAGE;
        }
        return count;
    }

    /// Reads so many messages just before those already read; the rest follows in further frames.
    private List<ChatRow> readBack(int count) {
        int from = Math.max(0, unread - count);
        List<ChatRow> portion = new ArrayList<>();
        for (int index = from; index < unread; index++) {
            portion.addAll(take(index - from, messages.get(index)));
        }
        unread = from;
        if (unread > 0) {
            schedule();
        }
        return portion;
    }

    /// Reads the messages just after those already read; the rest follows in further frames.
    private List<ChatRow> readFurther() {
        List<ChatRow> portion = new ArrayList<>();
        int to = Math.min(messages.size(), unread + read.size() + PORTION);
        for (int index = unread + read.size(); index < to; index++) {
            portion.addAll(take(read.size(), messages.get(index)));
        }
        if (to < messages.size()) {
            schedule();
        }
        return portion;
    }

    private List<ChatRow> take(int position, ChatMessage message) {
        MessageRows made = new MessageRows(message, headOf);
        int _ = made.update();
        read.add(position, made);
        ChangeListener<Number> listener = (_, _, _) -> note(message);
        listeners.put(message, listener);
        message.revisionProperty().addListener(listener);
        return made.rows();
    }

    private void cut(int from) {
        List<MessageRows> gone = read.subList(Math.min(from - unread, read.size()), read.size());
        int count = 0;
        for (MessageRows message : gone) {
            count += message.rows().size();
            ChangeListener<Number> listener = listeners.remove(message.message());
            if (listener != null) {
                message.message().revisionProperty().removeListener(listener);
            }
            changed.remove(message.message());
        }
        gone.clear();
        if (count > 0) {
            rows.remove(rows.size() - count, rows.size());
        }
    }

    private void note(ChatMessage message) {
        changed.add(message);
        schedule();
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            nextFrame.accept(this::frame);
        }
    }

    private void frame() {
        scheduled = false;
        Set<ChatMessage> now = new LinkedHashSet<>(changed);
        changed.clear();
        int end = rows.size();
        for (int index = read.size() - 1; index >= 0 && !now.isEmpty(); index--) {
            MessageRows known = read.get(index);
            int start = end - known.rows().size();
            if (now.remove(known.message())) {
                renew(known, start);
            }
            end = start;
        }
        if (unread + read.size() < messages.size()) {
            catchingUp = true;
            rows.addAll(readFurther());
            catchingUp = false;
        } else if (unread > 0) {
            rows.addAll(0, readBack(PORTION));
        }
    }

    /// Where the head of a message stands among the rows; -1 while it is not read.
    int indexOf(ChatMessage message) {
        int index = 0;
        for (MessageRows known : read) {
            if (known.message() == message) {
                return index;
            }
            index += known.rows().size();
        }
        return -1;
    }

    private void renew(MessageRows message, int start) {
        int before = message.rows().size();
        int same = message.update();
        List<ChatRow> now = message.rows();
        int first = start + same;
        int replaced = Math.min(before, now.size()) - same;
        for (int index = 0; index < replaced; index++) {
            rows.set(first + index, now.get(same + index));
        }
        if (now.size() < before) {
            rows.remove(start + now.size(), start + before);
        } else if (now.size() > before) {
            rows.addAll(start + before, now.subList(before, now.size()));
        }
    }
}
