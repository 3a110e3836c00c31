package app.hearth.desktop.chat;

import app.hearth.common.client.AttachmentCalls;
import app.hearth.desktop.fx.Background;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One try to bring a chosen file to the server. What it tells of its progress is told at most once per turn of the UI
/// thread.
final class FileUpload {
    private final AttachmentCalls calls;
    private final Background background;
    private final ChosenFile file;
    private double part;
    private boolean waiting;
    private boolean left;
    private @Nullable Thread thread;

    FileUpload(AttachmentCalls calls, Background background, ChosenFile file) {
        this.calls = calls;
        this.background = background;
        this.file = file;
    }

    /// Begins; the file becomes what comes of it, and then `ended` is called on the UI thread, unless it was left.
    void start(Runnable ended) {
        file.become(new ChosenFile.Sending(0));
        background.run(
                this::send, state -> end(() -> state, ended), failure -> end(() -> FileRefusal.of(failure), ended));
    }

    /// Nobody wants the file any more.
    synchronized void leave() {
        left = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private ChosenFile.State send() throws Exception {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        try {
            if (hasLeft()) {
                return new ChosenFile.Sending(0);
            }
            Optional<FileRefusal> refusal = FileCheck.of(file.source());
            return refusal.isPresent()
                    ? refusal.get().state()
                    : new ChosenFile.There(file.source().send(calls, this::sent));
        } finally {
            synchronized (this) {
                thread = null;
            }
        }
    }

    private void sent(long bytes, long all) {
        boolean first;
        synchronized (this) {
            part = all <= 0 ? 0 : Math.clamp((double) bytes / all, 0, 1);
            first = !waiting;
            waiting = true;
        }
        if (first) {
            background.onUi(this::show);
        }
    }

    private void show() {
        double now;
        synchronized (this) {
            now = part;
            waiting = false;
        }
        if (!hasLeft() && file.isSending()) {
            file.become(new ChosenFile.Sending(now));
        }
    }

    private void end(Supplier<ChosenFile.State> state, Runnable ended) {
        if (!hasLeft()) {
            file.become(state.get());
            ended.run();
        }
    }

    private synchronized boolean hasLeft() {
        return left;
    }
}
