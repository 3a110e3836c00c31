package app.hearth.desktop.profiles;

import app.hearth.common.account.Login;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.account.Tokens;
import app.hearth.common.account.Unlock;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.client.TokenStore;
import app.hearth.common.client.UnreachableException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Problem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The profiles of this desktop at one place: making them, going in, out and locking. Every method blocks and throws
/// [app.hearth.common.client.ClientException] when the server refuses or stays away. Thread-safe.
public final class Profiles {
    private static final Logger log = LoggerFactory.getLogger(Profiles.class);
    private static final int PASSWORD_BYTES = 32;

    private final Place place;
    private final RememberedProfiles remembered;
    private final PassingSecrets secrets;
    private final SecureRandom random = new SecureRandom();

    public Profiles(Place place, RememberedProfiles remembered, ProfileSecrets secrets) {
        this.place = place;
        this.remembered = remembered;
        this.secrets = new PassingSecrets(secrets);
    }

    /// Who has used this desktop, the last one first.
    public List<RememberedProfile> remembered() {
        return remembered.all();
    }

    /// Whether this desktop can keep someone signed in beyond the end of the program.
    boolean canStay() {
        return secrets.lasts();
    }

    /// Makes a profile whose owner knows `password`.
    Made make(String name, Secret password) {
        return register(UUID.randomUUID().toString(), name, password, null);
    }

    /// Makes a profile without a password: one of 256 random bits is kept where the secrets of this desktop are, and
    /// is there before the profile is, so that no crash in between loses a profile.
    Made makeWithoutPassword(String name) {
        String key = UUID.randomUUID().toString();
        try (Secret password = randomPassword()) {
            secrets.keepPassword(key, password);
            try {
                return register(key, name, password, false);
            } catch (ProblemException e) {
                secrets.forget(key);
                throw e;
            }
        }
    }

    private Made register(String key, String name, Secret password, @Nullable Boolean hasPassword) {
        Registration registration = new Registration(name, null, password, name, null, deviceName(), hasPassword);
        return enterWithCode(key, client -> client.register(registration));
    }

    /// Goes in with a name or e-mail address and the recovery code; `password` holds from now on.
    Made recover(String who, Secret code, Secret password) {
        String key = keyOf(who);
        Made made = enterWithCode(
                key,
                client -> byWho(
                        who, (name, email) -> client.recover(new Recovery(name, email, code, password, deviceName()))));
        secrets.forgetPassword(made.in().profile().key());
        return made;
    }

    /// Goes in with the one-time token of an admin; `password` holds from now on. Without the recovery code the keys
    /// are lost. Whose profile it is only the token knows.
    Made reset(Secret token, Optional<Secret> code, Secret password) {
        return enterWithCode(
                UUID.randomUUID().toString(),
                client -> client.reset(new Reset(token, password, code.orElse(null), deviceName())));
    }

    private Made enterWithCode(String key, Function<HearthClient, Tokens> way) {
        Secret[] code = new Secret[1];
        SignedIn in = enter(key, client -> {
            Tokens tokens = way.apply(client);
            code[0] = Objects.requireNonNull(tokens.recoveryCode(), "this way in gives a new recovery code");
            return tokens;
        });
        remembered.oweCode(key, true);
        return new Made(in, code[0]);
    }

    /// Goes in with what this desktop keeps: the refresh token, or the kept password of a profile without one, to
    /// which `code` belongs when it asks for one-time codes.
    SignedIn resume(RememberedProfile profile, String code) {
        return enter(profile.key(), client -> resume(profile, client, code));
    }

    private Tokens resume(RememberedProfile profile, HearthClient client, String code) {
        try {
            return client.resume();
        } catch (ProblemException e) {
            Optional<Secret> kept = isOver(e) ? secrets.password(profile.key()) : Optional.empty();
            if (kept.isEmpty()) {
                throw e;
            }
            try (Secret password = kept.get()) {
                return login(client, profile.username(), null, new Attempt(profile.username(), password, code, true));
            }
        }
    }

    /// Whether a refusal says that the session has ended, and not that the server is busy or away.
    static boolean isOver(ProblemException e) {
        return switch (e.code()) {
            case UNAUTHORIZED, TOKEN_EXPIRED, SESSION_REVOKED -> true;
            default -> false;
        };
    }

    /// Goes in with a name or e-mail address and its password; the profile is remembered from now on.
    SignedIn signIn(Attempt attempt) {
        String key = keyOf(attempt.who());
        SignedIn in = enter(
                key,
                secrets.tokens(key, attempt.stays()),
                client -> byWho(attempt.who(), (name, email) -> login(client, name, email, attempt)));
        secrets.signedIn(key, attempt.stays());
        return in;
    }

    private static Tokens login(HearthClient client, @Nullable String name, @Nullable String email, Attempt attempt) {
        if (attempt.code().isEmpty()) {
            return client.login(new Login(name, email, attempt.password(), null, deviceName()));
        }
        try (Secret code = Secret.of(attempt.code())) {
            return client.login(new Login(name, email, attempt.password(), code, deviceName()));
        }
    }

    /// Under which the secrets of this person are kept here; a new one for who was never here by that name.
    private String keyOf(String who) {
        return remembered.all().stream()
                .filter(known -> known.username().equalsIgnoreCase(who))
                .map(RememberedProfile::key)
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    /// A way in by a name or an e-mail address, one of which is null.
    @FunctionalInterface
    private interface WayByName {
        Tokens in(@Nullable String name, @Nullable String email);
    }

    /// No name has an `@`.
    private static Tokens byWho(String who, WayByName way) {
        return who.indexOf('@') < 0 ? way.in(who, null) : way.in(null, who);
    }

    /// Ends the session; the profile stays remembered. Nothing is kept here even when the server does not answer.
    public void signOut(SignedIn in) {
        try (HearthClient client = in.client()) {
            client.logout();
        } catch (ProblemException | UnreachableException e) {
            log.info("The session could not be ended on the server; its token is forgotten here", e);
        }
    }

    /// Takes the keys of the profile out of the server's memory, and everything that signs in out of this
    /// program's. From now on it opens only by [#unlock], also when the server does not answer (which throws).
    public void lock(SignedIn in) {
        try (HearthClient client = in.client()) {
            remembered.remember(in.profile().asLocked());
            client.account().lock();
        }
    }

    /// Opens a locked profile with its password; also when its session has ended meanwhile.
    SignedIn unlock(RememberedProfile profile, Secret password) {
        return enter(profile.key(), client -> {
            try {
                Tokens tokens = client.resume();
                client.account().unlock(new Unlock(password, null, null));
                return tokens;
            } catch (ProblemException e) {
                if (!isOver(e)) {
                    throw e;
                }
                return client.login(new Login(profile.username(), null, password, null, deviceName()));
            }
        });
    }

    /// Opens a locked profile with what this desktop keeps for it.
    SignedIn unlock(RememberedProfile profile) {
        return enter(profile.key(), client -> {
            Tokens tokens = resume(profile, client, "");
            prove(profile, client);
            return tokens;
        });
    }

    private void prove(RememberedProfile profile, HearthClient client) {
        Optional<Secret> kept = secrets.password(profile.key());
        if (kept.isPresent()) {
            try (Secret password = kept.get()) {
                client.account().unlock(new Unlock(password, null, null));
            }
            return;
        }
        Secret token = secrets.tokens(profile.key()).load().orElseThrow(Profiles::nothingKept);
        client.account().unlock(new Unlock(null, null, token)); // not closed: it may be the store's own
    }

    private static ProblemException nothingKept() {
        return new ProblemException(Problem.of(ErrorCode.UNAUTHORIZED, "Nothing is kept that opens this profile."));
    }

    /// The password this desktop keeps for a profile whose owner knows none; the caller closes it.
    public Optional<Secret> keptPassword(SignedIn in) {
        return secrets.password(in.profile().key());
    }

    /// Where this desktop keeps what they have typed and not sent, among the files of `directory`; empty for who does
    /// not stay signed in, of whom nothing stays.
    public Optional<SealedFile> drafts(SignedIn in, Path directory) {
        String key = in.profile().key();
        return secrets.lasts(key)
                ? Optional.of(new SealedFile(directory.resolve(key + ".drafts"), key, secrets))
                : Optional.empty();
    }

    /// The owner of the profile knows its password from now on.
    public void forgetPassword(SignedIn in) {
        secrets.forgetPassword(in.profile().key());
    }

    /// The profile is gone from its server: nothing of it stays on this desktop.
    public void forget(SignedIn in) {
        secrets.forget(in.profile().key());
        remembered.forget(in.profile().key());
        in.client().close();
    }

    /// Whether nobody has said yet that the recovery code they were given is kept.
    boolean owesCode(SignedIn in) {
        return remembered.owesCode(in.profile().key());
    }

    /// It is kept, or another one in its place.
    void codeIsKept(SignedIn in) {
        remembered.oweCode(in.profile().key(), false);
    }

    /// The name or colour of the profile has changed on the server.
    public void changed(SignedIn in, User now) {
        remembered.remember(RememberedProfile.of(in.profile().key(), now));
    }

    private SignedIn enter(String key, Function<HearthClient, Tokens> way) {
        return enter(key, secrets.tokens(key), way);
    }

    private SignedIn enter(String key, TokenStore kept, Function<HearthClient, Tokens> way) {
        HearthClient client = place.client(kept);
        boolean inside = false;
        try {
            Tokens tokens = way.apply(client);
            RememberedProfile profile = RememberedProfile.of(key, tokens.user());
            rememberOnce(profile);
            inside = true;
            return new SignedIn(profile, client, tokens.user(), tokens.notices());
        } finally {
            if (!inside) {
                client.close();
            }
        }
    }

    /// Who came in by their address this time is known by their name already.
    private void rememberOnce(RememberedProfile profile) {
        remembered.all().stream()
                .filter(known -> known.username().equals(profile.username()))
                .map(RememberedProfile::key)
                .filter(key -> !key.equals(profile.key()))
                .forEach(key -> {
                    secrets.forget(key);
                    remembered.forget(key);
                });
        remembered.remember(profile);
    }

    private Secret randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
        try {
            return Secret.of(text);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    private static String deviceName() {
        return "Hearth, " + System.getProperty("os.name");
    }

    /// Who came in, and the code that opens their profile from now on when everything else is lost.
    record Made(SignedIn in, Secret recoveryCode) {}
}
