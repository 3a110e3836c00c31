package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.household.Invite;
import app.hearth.common.household.InviteId;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.household.NewInvite;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Pages;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// The invitations of the server: those there are, and a new one, whose code is shown once. For the UI thread.
final class InvitesViewModel {
    static final int LONGEST_NOTE = 200;
    private static final int A_WEEK = 7;

    private final HearthClient client;
    private final Background background;
    private final Moments moments;
    private final ObservableValue<Map<ProfileId, String>> names;
    private final Pages<Invite> pages;
    private final ReadOnlyObjectWrapper<List<InviteRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper noteProblem = new ReadOnlyStringWrapper("");
    private final IntegerProperty days = new SimpleIntegerProperty(A_WEEK);
    private final ReadOnlyObjectWrapper<Optional<Handed>> issued = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper policy = new ReadOnlyStringWrapper("");
    private final Submission making;
    private final Submission revoking;

    /// `names` tells who the ids are.
    InvitesViewModel(
            HearthClient client,
            Background background,
            Moments moments,
            ObservableValue<Map<ProfileId, String>> names) {
        this.client = client;
        this.background = background;
        this.moments = moments;
        this.names = names;
        this.pages = new Pages<>(client.admin()::invites, background);
        this.making = new Submission(background);
        this.revoking = new Submission(background);
        pages.items().subscribe(_ -> show());
        names.subscribe(_ -> show());
        note.subscribe(_ -> noteProblem.set(""));
    }

    Pages<Invite> pages() {
        return pages;
    }

    ReadOnlyObjectProperty<List<InviteRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// For whom the next one is.
    StringProperty note() {
        return note;
    }

    ReadOnlyStringProperty noteProblem() {
        return noteProblem.getReadOnlyProperty();
    }

    /// How long the next one is good.
    IntegerProperty days() {
        return days;
    }

    /// The code of the one just made, until it is put away.
    ReadOnlyObjectProperty<Optional<Handed>> issued() {
        return issued.getReadOnlyProperty();
    }

    /// Whether this server asks for invitations at all, as a sentence; empty when it does.
    ReadOnlyStringProperty policy() {
        return policy.getReadOnlyProperty();
    }

    Submission making() {
        return making;
    }

    Submission revoking() {
        return revoking;
    }

    void load() {
        pages.load();
        background.run(
                () -> client.server().registration(),
                registration -> policy.set(sentence(registration)),
                _ -> policy.set("")); // what cannot be read here cannot be read below either, where it is said
    }

    /// A newer server may know more ways; then nothing is said.
    private static String sentence(String registration) {
        if (registration.equals(RegistrationPolicy.OPEN.code())) {
            return text("invites.open");
        }
        return registration.equals(RegistrationPolicy.CLOSED.code()) ? text("invites.closed") : "";
    }

    private void show() {
        rows.set(pages.items().getValue().stream()
                .map(invite -> InviteRow.of(invite, names.getValue(), moments))
                .toList());
    }

    void make() {
        String words = note.get().strip();
        if (words.codePointCount(0, words.length()) > LONGEST_NOTE) {
            noteProblem.set(text("invites.note.long"));
            return;
        }
        NewInvite wanted = new NewInvite(days.get(), words.isEmpty() ? null : words);
        making.send(() -> issue(wanted), this::made, cause -> Optional.of(Explanations.of(cause)));
    }

    private Handed issue(NewInvite wanted) {
        IssuedInvite made = client.admin().invite(wanted);
        try (Secret code = made.code()) {
            return new Handed(code.reveal(), moments.of(made.invite().expiresAt()));
        }
    }

    private void made(Handed code) {
        issued.set(Optional.of(code));
        note.set("");
        pages.load();
    }

    /// The code is kept somewhere; nothing of it stays here.
    void done() {
        issued.set(Optional.empty());
    }

    /// Its code lets nobody in from now on.
    void revoke(InviteId invite) {
        revoking.send(() -> revokeUnlessGone(invite), pages::load, this::explain);
    }

    private void revokeUnlessGone(InviteId invite) {
        try {
            client.admin().revokeInvite(invite);
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    private Optional<Explanation> explain(Exception cause) {
        boolean used = cause instanceof ProblemException answered && answered.code() == ErrorCode.CONFLICT;
        if (used) {
            pages.load();
            return Optional.of(new Explanation(text("invite.taken.what"), text("invite.taken.do")));
        }
        return Optional.of(Explanations.of(cause));
    }

    private static String text(String key) {
        ResourceBundle texts = Views.texts(InvitesViewModel.class);
        return texts.getString(key);
    }
}
