package app.hearth.desktop;

import app.hearth.desktop.chat.DraftKeeper;
import app.hearth.desktop.chat.Unsent;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import app.hearth.desktop.profiles.SealedFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one person has typed and not sent, where this desktop keeps it from one start to the next; does nothing for
/// someone of whom nothing stays here. For the UI thread, where nothing else is said.
final class OwnDrafts {
    private static final Logger log = LoggerFactory.getLogger(OwnDrafts.class);

    private final Optional<SealedFile> file;
    private final Background background;
    private @Nullable DraftKeeper keeper;

    OwnDrafts(Optional<SealedFile> file, Background background) {
        this.file = file;
        this.background = background;
    }

    /// What there was when they were here last. Blocks.
    Optional<Unsent> read() throws IOException {
        Optional<byte[]> kept = file.isEmpty() ? Optional.empty() : file.get().read();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DraftKeeper.read(kept.get()));
        } finally {
            Arrays.fill(kept.get(), (byte) 0);
        }
    }

    /// Keeps from now on what is typed.
    ///
    /// @param unsent what that is
    /// @param before what was read
    void keep(Supplier<Unsent> unsent, Optional<Unsent> before, Rounds rounds) {
        file.ifPresent(there -> keeper = new DraftKeeper(unsent, before, there::replace, rounds, background));
    }

    /// The person goes, or the program ends: what keeps the last of it, which blocks and may run on any thread.
    Background.Step last() {
        DraftKeeper going = keeper;
        keeper = null;
        return going == null ? () -> {} : going.close();
    }

    /// The person goes; the last of it is kept behind them.
    void leave() {
        background.run(last(), () -> {}, failure -> log.warn("What was typed last could not be kept", failure));
    }

    /// Nothing of it stays, whatever is still to be kept. Blocks; for any thread.
    void forget() throws IOException {
        if (file.isPresent()) {
            file.get().delete();
        }
    }
}
