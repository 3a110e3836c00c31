package app.hearth.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A desktop at its way in, without a toolkit, before a server that answers what it is told.
final class WayIn implements AutoCloseable {
    final FakeHearth hearth = FakeHearth.empty();
    final MemorySecrets secrets = new MemorySecrets();
    final List<SignedIn> inside = new ArrayList<>();
    private final Path data;

    WayIn(Path data) {
        this.data = data;
    }

    /// The program as it stands after its start.
    Entrance opened() {
        Entrance entrance = new Entrance(profiles(), Background.sameThread());
        entrance.onInside(inside::add);
        entrance.open();
        return entrance;
    }

    Profiles profiles() {
        return profiles(secrets);
    }

    Profiles profiles(ProfileSecrets kept) {
        return new Profiles(Place.of(hearth, UnaryOperator.identity()), file(), kept);
    }

    List<RememberedProfile> remembered() {
        return file().all();
    }

    private RememberedProfiles file() {
        return new RememberedProfiles(data.resolve("profiles.json"));
    }

    static void make(Entrance entrance, String name) {
        WelcomeViewModel welcome = new WelcomeViewModel(entrance, false);
        welcome.name().set(name);
        welcome.submit();
    }

    /// Someone new, without a password of their own.
    SignedIn moveIn(String name) {
        hearth.on("POST /auth/register", 201, FakeHearth.tokens(name, false, ",\"recovery_code\":\"a-b\""));
        Entrance entrance = new Entrance(profiles(), Background.sameThread());
        entrance.onInside(inside::add);
        make(entrance, name);
        return inside.getLast();
    }

    /// Someone who knows a password of their own.
    SignedIn moveInWithPassword(String name) {
        hearth.on("POST /auth/login", 200, FakeHearth.tokens(name, true, ""));
        Entrance entrance = new Entrance(profiles(), Background.sameThread());
        entrance.onInside(inside::add);
        SignInViewModel signIn = signIn(entrance);
        signIn.name().set(name);
        signIn.password().set("correct horse battery");
        signIn.submit();
        return inside.getLast();
    }

    static SignInViewModel signIn(Entrance entrance) {
        entrance.signIn();
        return new SignInViewModel(entrance, (Step.SignIn) entrance.step().get());
    }

    List<String> calls(String call) {
        return hearth.requests().stream()
                .filter(request -> request.startsWith(call))
                .toList();
    }

    String only(String call) {
        List<String> found = calls(call);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Override
    public void close() {
        inside.forEach(in -> in.client().close());
        hearth.close();
    }
}
