package app.hearth.desktop.profiles;

import app.hearth.common.account.Notice;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanations;
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

    /// Goes in as `profile` with what this desktop keeps, or asks when that is not enough, or when it was locked.
    public void enter(RememberedProfile profile) {
        if (profile.locked() && profile.hasPassword()) {
            step.set(new Step.Locked(profile, Optional.empty()));
            return;
        }
        step.set(new Step.Opening());
        background.run(
                () -> profile.locked() ? profiles.unlock(profile) : profiles.resume(profile, ""),
                this::goIn,
                failure -> fail(Optional.of(profile), failure));
    }

    /// Covers the window at once; the keys leave the server's memory behind the cover.
    public void lock(SignedIn in) {
        RememberedProfile profile = in.profile().asLocked();
        step.set(new Step.Locked(profile, Optional.empty()));
        background.run(() -> profiles.lock(in), () -> {}, failure -> notLocked(profile, failure));
    }

    /// The keys could not be taken out of the server's memory; the window stays covered all the same.
    private void notLocked(RememberedProfile profile, Exception failure) {
        if (step.get() instanceof Step.Locked locked && locked.profile().equals(profile)) {
            step.set(new Step.Locked(profile, Optional.of(Explanations.of(failure))));
        }
    }

    /// Locks one profile and goes in as another, named by its key; offers who is known when that one is not any more.
    public void change(SignedIn from, String to) {
        step.set(new Step.Opening());
        background.run(() -> profiles.lock(from), () -> enter(to), _ -> enter(to));
    }

    private void enter(String key) {
        background.run(
                profiles::remembered,
                known -> known.stream()
                        .filter(profile -> profile.key().equals(key))
                        .findFirst()
                        .ifPresentOrElse(this::enter, () -> offer(known)),
                failure -> fail(Optional.empty(), failure));
    }

    /// Locks one profile and offers who is known.
    public void leave(SignedIn from) {
        step.set(new Step.Opening());
        background.run(() -> profiles.lock(from), this::choose, _ -> choose());
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
        theft.ifPresentOrElse(at -> step.set(new Step.Theft(in, at)), () -> goInside(in));
    }

    /// It has been read.
    void goOn(Step.Theft told) {
        goInside(told.in());
    }

    /// Nothing of the way in stays here, neither what was typed nor a code that was shown.
    private void goInside(SignedIn in) {
        step.set(new Step.Opening());
        inside.accept(in);
    }

    private void fail(Optional<RememberedProfile> profile, Exception failure) {
        if (Entries.isCodeMissing(failure)) {
            askForCode(profile);
        } else {
            step.set(new Step.SignIn(profile, Entries.notResumed(profile, failure)));
        }
    }

    /// The session is over, and the next one takes a one-time code besides the password.
    void askForCode(Optional<RememberedProfile> profile) {
        step.set(new Step.SignIn(profile, Optional.empty(), true));
    }
}
