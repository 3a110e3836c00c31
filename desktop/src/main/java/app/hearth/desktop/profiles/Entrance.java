package app.hearth.desktop.profiles;

import app.hearth.common.account.Notice;
import app.hearth.desktop.fx.Background;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The way in: decides which step comes next until someone is inside. For the UI thread.
public final class Entrance {
    private final Profiles profiles;
    private final Background background;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Opening());
    private Consumer<SignedIn> inside = _ -> {};

    public Entrance(Profiles profiles, Background background) {
        this.profiles = profiles;
        this.background = background;
    }

    /// `taker` is told, on the UI thread, who came in.
    public void onInside(Consumer<SignedIn> taker) {
        inside = taker;
    }

    public ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    Profiles profiles() {
        return profiles;
    }

    Background background() {
        return background;
    }

    /// From the start: the only one known goes straight in.
    public void open() {
        step.set(new Step.Opening());
        background.run(profiles::remembered, this::greet, failure -> fail(Optional.empty(), failure));
    }

    private void greet(List<RememberedProfile> known) {
        if (known.size() == 1) {
            enter(known.getFirst());
        } else {
            offer(known);
        }
    }

    /// Someone has gone out: offers who is known, without going in by itself.
    public void choose() {
        step.set(new Step.Opening());
        background.run(profiles::remembered, this::offer, failure -> fail(Optional.empty(), failure));
    }

    private void offer(List<RememberedProfile> known) {
        step.set(known.isEmpty() ? new Step.MakeProfile(false) : new Step.Choose(known));
    }

    /// Goes in as `profile` with what this desktop keeps, or asks when that is not enough.
    public void enter(RememberedProfile profile) {
        step.set(new Step.Opening());
        background.run(() -> profiles.resume(profile, ""), this::goIn, failure -> fail(Optional.of(profile), failure));
    }

    void makeProfile(boolean othersAreKnown) {
        step.set(new Step.MakeProfile(othersAreKnown));
    }

    void signIn() {
        askFor(Optional.empty());
    }

    /// Asks for the password of a known profile, or (empty) for name and password.
    void askFor(Optional<RememberedProfile> profile) {
        step.set(new Step.SignIn(profile, Optional.empty()));
    }

    void recover(Optional<RememberedProfile> profile) {
        step.set(new Step.Recover(profile));
    }

    void keepCode(Profiles.Made made) {
        step.set(new Step.KeepCode(made.in(), made.recoveryCode()));
    }

    /// Goes in, past what has to be told first.
    void goIn(SignedIn in) {
        Optional<Instant> theft = in.notices().stream()
                .filter(notice -> notice.kind().equals(Notice.REFRESH_THEFT))
                .map(Notice::at)
                .max(Comparator.naturalOrder());
        theft.ifPresentOrElse(at -> step.set(new Step.Theft(in, at)), () -> inside.accept(in));
    }

    /// It has been read.
    void goOn(Step.Theft told) {
        inside.accept(told.in());
    }

    private void fail(Optional<RememberedProfile> profile, Exception failure) {
        step.set(
                Entries.isCodeMissing(failure)
                        ? new Step.SignIn(profile, Optional.empty(), true)
                        : new Step.SignIn(profile, Entries.notResumed(profile, failure)));
    }
}
