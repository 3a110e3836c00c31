package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what was typed and chosen and is not sent where it outlasts the program: about a second after it has changed,
/// and when it is told that the person goes. What cannot be kept is tried again. Confined to the UI thread, which it
/// never blocks.
public final class DraftKeeper {
    private static final Logger log = LoggerFactory.getLogger(DraftKeeper.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Unsent> unsent;
    private final Store store;
    private final Background background;
    private final Rounds.Going looks;
    private @Nullable KeptDrafts kept;
    private boolean keeping;
    private boolean failing;
    private boolean closed;

    /// Where they are kept. Blocks.
    @FunctionalInterface
    public interface Store {
        void replace(byte[] drafts) throws IOException;
    }

    /// @param unsent what there is to keep, asked on the UI thread
    /// @param before what `store` holds
    public DraftKeeper(
            Supplier<Unsent> unsent, Optional<Unsent> before, Store store, Rounds rounds, Background background) {
        this.unsent = unsent;
        this.store = store;
        this.background = background;
        this.kept = before.map(KeptDrafts::of).orElse(KeptDrafts.NONE);
        this.looks = rounds.begin("drafts", PAUSE, () -> {
            background.onUi(this::look);
            return true;
        });
    }

    /// What a store gave back.
    public static Unsent read(byte[] drafts) throws IOException {
        return KeptDrafts.read(drafts).unsent();
    }

    private void look() {
        KeptDrafts now = closed || keeping ? kept : KeptDrafts.of(unsent.get());
        if (now == null || now.equals(kept)) {
            return;
        }
        keeping = true;
        background.run(
                () -> write(now),
                () -> {
                    keeping = false;
                    failing = false;
                    kept = closed ? null : now;
                },
                failure -> {
                    keeping = false;
                    if (!failing) {
                        log.warn("The drafts cannot be kept; it is tried again", failure);
                    }
                    failing = true;
                });
    }

    private void write(KeptDrafts drafts) throws IOException {
        byte[] json = drafts.json();
        try {
            store.replace(json);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    /// Looks no more and holds nothing any more.
    ///
    /// @return what keeps the last of it, which blocks and may be run on any thread
    public Background.Step close() {
        KeptDrafts before = kept;
        KeptDrafts last = KeptDrafts.of(unsent.get());
        closed = true;
        kept = null;
        looks.close();
        return last.equals(before) ? () -> {} : () -> write(last);
    }
}
