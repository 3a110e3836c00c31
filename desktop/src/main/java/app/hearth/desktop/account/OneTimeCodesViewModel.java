package app.hearth.desktop.account;

import app.hearth.common.account.TotpEnrolment;
import app.hearth.common.account.User;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Keepsake;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// One-time codes besides the password: the way to them, through an authenticator app, and away. For the UI thread.
final class OneTimeCodesViewModel {
    private final AccountViewModel account;
    private final HearthClient client;
    private final Background background;
    private final Proof proof;
    private final Submission submission;
    private final ReadOnlyObjectWrapper<Optional<Seed>> seed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty code = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper codeProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Keepsake>> backup = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty open = new SimpleBooleanProperty(false);

    OneTimeCodesViewModel(AccountViewModel account, HearthClient client, Background background, OwnPassword kept) {
        this.account = account;
        this.client = client;
        this.background = background;
        this.submission = new Submission(background);
        this.proof = new Proof(account.user(), kept);
        code.subscribe(_ -> codeProblem.set(""));
        open.subscribe(_ -> clear());
    }

    private void clear() {
        proof.clear();
        seed.set(Optional.empty());
        code.set("");
        submission.reset();
    }

    /// What the authenticator app is given: by its camera, or typed in groups of four.
    record Seed(String address, String typed) {
        static Seed of(TotpEnrolment enrolment) {
            String secret = enrolment.secret().reveal();
            return new Seed(enrolment.otpauthUri().reveal(), secret.replaceAll("(.{4})(?=.)", "$1 "));
        }
    }

    /// What confirming led to.
    private record Confirmed(List<String> codes, User now) {}

    ReadOnlyObjectProperty<User> user() {
        return account.user();
    }

    Proof proof() {
        return proof;
    }

    Submission submission() {
        return submission;
    }

    /// What the app has to take in now; empty before, and when it has.
    ReadOnlyObjectProperty<Optional<Seed>> seed() {
        return seed.getReadOnlyProperty();
    }

    /// What the app shows then.
    StringProperty code() {
        return code;
    }

    ReadOnlyStringProperty codeProblem() {
        return codeProblem.getReadOnlyProperty();
    }

    /// The backup codes, as long as they are shown.
    ReadOnlyObjectProperty<Optional<Keepsake>> backup() {
        return backup.getReadOnlyProperty();
    }

    /// Whether the person is at it.
    BooleanProperty open() {
        return open;
    }

    /// Does the next step: the seed, its confirmation, or the end of the codes.
    void submit() {
        if (seed.get().isPresent()) {
            confirm();
        } else if (proof.isGiven()) {
            Supplier<Secret> password = proof.take();
            if (user().get().hasTotp()) {
                submission.send(() -> remove(password), this::removed, this::explain);
            } else {
                submission.send(() -> enrol(password), made -> seed.set(Optional.of(made)), this::explain);
            }
        }
    }

    private Seed enrol(Supplier<Secret> proved) {
        try (Secret password = proved.get()) {
            return Seed.of(client.account().enrolTotp(password));
        }
    }

    private void confirm() {
        String shown = code.get().replaceAll("\\s", "");
        if (shown.isEmpty()) {
            codeProblem.set(text("totp.code.missing"));
        } else {
            submission.send(() -> confirm(shown), this::confirmed, this::explainCode);
        }
    }

    private Confirmed confirm(String shown) {
        try (Secret given = Secret.of(shown)) {
            List<String> codes = client.account().confirmTotp(given).stream()
                    .map(Secret::reveal)
                    .toList();
            return new Confirmed(codes, client.account().me());
        }
    }

    private void confirmed(Confirmed outcome) {
        String codes = String.join("\n", outcome.codes());
        String file = text("totp.backup.file").formatted(outcome.now().displayName(), codes);
        Keepsake.Words words = new Keepsake.Words(text("totp.backup"), codes, file, "hearth-backup-codes.txt");
        open.set(false);
        backup.set(Optional.of(new Keepsake(words, background)));
        account.becomes(outcome.now());
    }

    /// Codes that another device has ended meanwhile are what was wanted.
    private User remove(Supplier<Secret> proved) {
        try (Secret password = proved.get()) {
            client.account().removeTotp(password);
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
        return client.account().me();
    }

    private void removed(User now) {
        open.set(false);
        account.becomes(now);
    }

    private Optional<Explanation> explainCode(Exception cause) {
        if (cause instanceof ProblemException answered && answered.code() == ErrorCode.INVALID_CREDENTIALS) {
            codeProblem.set(text("totp.code.wrong"));
            return Optional.empty();
        }
        return explain(cause);
    }

    private Optional<Explanation> explain(Exception cause) {
        if (proof.refused(cause)) {
            return Optional.empty();
        }
        if (cause instanceof ProblemException answered && answered.code() == ErrorCode.CONFLICT) {
            background.run(client.account()::me, account::becomes, _ -> {});
            return Optional.of(new Explanation(text("totp.elsewhere.what"), text("totp.elsewhere.do")));
        }
        return Optional.of(Explanations.of(cause));
    }

    /// They are kept; nothing of them stays here.
    void kept() {
        backup.get().ifPresent(Keepsake::forget);
        backup.set(Optional.empty());
    }

    private static String text(String key) {
        return Views.texts(OneTimeCodesViewModel.class).getString(key);
    }
}
