package app.hearth.desktop;

import app.hearth.desktop.chat.Unsent;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.profiles.Entrance;
import app.hearth.desktop.profiles.Profiles;
import app.hearth.desktop.profiles.SignedIn;
import app.hearth.desktop.shell.OtherPerson;
import app.hearth.desktop.shell.ShellActions;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// The ways out of a profile. For the JavaFX thread.
final class Departures implements ShellActions {
    private final Supplier<SignedIn> in;
    private final Surroundings around;
    private final OwnDrafts drafts;
    private final ProfileScope.Ways ways;
    private final Leaving leaving;

    Departures(Supplier<SignedIn> in, Surroundings around, OwnDrafts drafts, ProfileScope.Ways ways, Leaving leaving) {
        this.in = in;
        this.around = around;
        this.drafts = drafts;
        this.ways = ways;
        this.leaving = leaving;
    }

    /// What has to be done before someone is gone.
    ///
    /// @param unsent what they have typed and not sent
    /// @param leave has nothing of theirs stay in the window
    record Leaving(Supplier<Unsent> unsent, Runnable leave) {}

    /// What was not sent yet waits for its owner behind the cover.
    @Override
    public void lock() {
        keepUnsent();
        goOut(Entrance::lock);
    }

    @Override
    public void switchTo(OtherPerson person) {
        keepUnsent();
        goOut((entrance, who) -> entrance.change(who, person.key()));
    }

    @Override
    public void choosePerson() {
        keepUnsent();
        goOut(Entrance::leave);
    }

    @Override
    public void signOut() {
        Profiles profiles = around.profiles();
        Background background = around.background();
        goOut((entrance, who) ->
                background.run(() -> signOut(profiles, who), entrance::choose, _ -> entrance.choose()));
    }

    private void signOut(Profiles profiles, SignedIn who) throws IOException {
        try {
            drafts.forget();
        } finally {
            profiles.signOut(who);
        }
    }

    @Override
    public void signInAgain() {
        keepUnsent();
        Background background = around.background();
        goOut((entrance, who) -> {
            Runnable enter = () -> entrance.enter(who.profile());
            background.run(() -> who.client().close(), enter, _ -> enter.run());
        });
    }

    private void keepUnsent() {
        ways.keep()
                .accept(new ProfileScope.Left(
                        in.get().user().id(), leaving.unsent().get()));
    }

    private void goOut(BiConsumer<Entrance, SignedIn> next) {
        SignedIn who = in.get();
        leaving.leave().run();
        ways.out().accept(entrance -> next.accept(entrance, who));
    }
}
