package app.hearth.desktop.profiles;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Keepsake;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recovery code of a new profile: it waits until it is kept, and does not stand between a newcomer and the first
/// answer. Once they have gone out without keeping it nobody can show it again, and another one is asked for. For the
/// UI thread.
public final class CodeNoticeViewModel {
    private static final Logger log = LoggerFactory.getLogger(CodeNoticeViewModel.class);

    private final SignedIn in;
    private final Profiles profiles;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.KEPT);
    private final BooleanProperty open = new SimpleBooleanProperty(false);
    private Optional<Keepsake> code = Optional.empty();
    private Runnable next = () -> {};

    public CodeNoticeViewModel(SignedIn in, Profiles profiles, Background background) {
        this.in = in;
        this.profiles = profiles;
        this.background = background;
        Secret given = in.newCode();
        if (given != null) {
            code = Optional.of(Keepsake.ofRecoveryCode(in.profile().name(), given.reveal(), background));
            given.close();
            state.set(State.WAITS);
        } else {
            background.run(() -> profiles.owesCode(in), this::owed, cause -> log.warn("It is not known", cause));
        }
    }

    /// What became of the code.
    enum State {
        /// There is nothing to say.
        KEPT,
        /// It can be shown.
        WAITS,
        /// It was not kept, and is gone.
        GONE
    }

    private void owed(boolean owed) {
        state.set(owed ? State.GONE : State.KEPT);
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether the person looks at it.
    BooleanProperty open() {
        return open;
    }

    /// The code while it waits.
    Optional<Keepsake> code() {
        return code;
    }

    /// What follows when the person is done with it.
    public void onDone(Runnable taker) {
        next = taker;
    }

    /// The person has said that they have kept it.
    void done() {
        if (code.filter(shown -> shown.kept().get()).isPresent()) {
            replaced();
            next.run();
        }
    }

    /// The code, or another one in its place, is kept.
    public void replaced() {
        if (state.get() == State.KEPT) {
            return;
        }
        close();
        state.set(State.KEPT);
        background.run(
                () -> profiles.codeIsKept(in), () -> {}, cause -> log.warn("That a code is kept is not noted", cause));
    }

    /// Nothing of the code stays here.
    public void close() {
        open.set(false);
        code.ifPresent(Keepsake::forget);
        code = Optional.empty();
    }
}
