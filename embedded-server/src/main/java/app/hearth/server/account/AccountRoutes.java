package app.hearth.server.account;

import app.hearth.common.account.EmailProof;
import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.PasswordProof;
import app.hearth.common.account.SessionId;
import app.hearth.common.account.TotpConfirmation;
import app.hearth.common.account.Unlock;
import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.secret.Secret;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.http.Access;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.http.ShortList;
import java.util.List;

/// What is below `/auth` for who is signed in.
final class AccountRoutes implements Routes {
    private final Accounts accounts;
    private final SignIns signIns;
    private final Passwords passwords;
    private final TwoStep twoStep;
    private final EmailTokens emailTokens;
    private final ProfileRemoval removal;

    AccountRoutes(Rooms rooms, SignIns signIns, ProfileRemoval removal) {
        this.accounts = rooms.accounts();
        this.signIns = signIns;
        this.passwords = rooms.passwords();
        this.twoStep = rooms.twoStep();
        this.emailTokens = rooms.emailTokens();
        this.removal = removal;
    }

    /// Where profiles are kept and proved, and what proves them is changed.
    record Rooms(Accounts accounts, Passwords passwords, TwoStep twoStep, EmailTokens emailTokens) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/auth/lock", this::lock),
                Route.post("/auth/unlock", this::unlock),
                Route.get("/auth/me", this::me),
                Route.patch("/auth/me", this::update),
                Route.delete("/auth/me", this::delete),
                Route.post("/auth/password", this::changePassword),
                Route.post("/auth/recovery-code", this::newRecoveryCode),
                Route.post("/auth/verify-email", this::verifyEmail).open(Access.PUBLIC),
                Route.post("/auth/verify-email/resend", this::resendEmail),
                Route.post("/auth/totp", this::enrolTotp),
                Route.post("/auth/totp/confirm", this::confirmTotp),
                Route.delete("/auth/totp", this::removeTotp),
                Route.get("/auth/sessions", this::sessions),
                Route.delete("/auth/sessions/{id}", this::revoke),
                Route.delete("/auth/sessions", this::revokeOthers));
    }

    private Reply lock(Request request) {
        signIns.lock(request.caller());
        return Reply.noContent();
    }

    private Reply unlock(Request request) {
        accounts.unlock(request.caller(), request.body(Unlock.class), Actor.of(request));
        return Reply.noContent();
    }

    private Reply me(Request request) {
        return Reply.ok(accounts.me(request.owner())).noStore();
    }

    private Reply update(Request request) {
        User updated = accounts.update(request.owner(), request.body(UserPatch.class));
        emailTokens.sendWhereNew(request.owner(), Actor.of(request));
        return Reply.ok(updated).noStore();
    }

    /// The row that stays names nobody who did it: it was the profile itself, and nothing of that is kept.
    private Reply delete(Request request) {
        passwords.requireForDeletion(
                request.caller(), request.body(PasswordProof.class).password(), Actor.of(request));
        removal.remove(request.owner(), Act.PROFILE_DELETE, Actor.atThisMachine());
        return Reply.noContent();
    }

    private Reply changePassword(Request request) {
        passwords.change(request.caller(), request.body(PasswordChange.class), Actor.of(request));
        return Reply.noContent();
    }

    private Reply newRecoveryCode(Request request) {
        Secret password = request.body(PasswordProof.class).password();
        return Reply.ok(passwords.newRecoveryCode(request.caller(), password, Actor.of(request)))
                .noStore();
    }

    private Reply verifyEmail(Request request) {
        emailTokens.verify(request.body(EmailProof.class).token(), request.address());
        return Reply.noContent();
    }

    private Reply resendEmail(Request request) {
        emailTokens.resend(request.owner(), Actor.of(request));
        return Reply.noContent();
    }

    private Reply enrolTotp(Request request) {
        Secret password = request.body(PasswordProof.class).password();
        return Reply.ok(twoStep.enrol(request.caller(), password, Actor.of(request)))
                .noStore();
    }

    private Reply confirmTotp(Request request) {
        Secret code = request.body(TotpConfirmation.class).code();
        return Reply.ok(twoStep.confirm(request.caller(), code, Actor.of(request)))
                .noStore();
    }

    private Reply removeTotp(Request request) {
        Secret password = request.body(PasswordProof.class).password();
        twoStep.remove(request.caller(), password, Actor.of(request));
        return Reply.noContent();
    }

    private Reply sessions(Request request) {
        return Reply.ok(ShortList.page(
                        request,
                        signIns.list(request.caller()),
                        session -> session.id().toString()))
                .noStore();
    }

    private Reply revoke(Request request) {
        SessionId session = new SessionId(request.id("id"));
        if (!signIns.end(request.owner(), session, Act.SESSION_REVOKE, Actor.of(request))) {
            throw HttpFailure.notFound();
        }
        return Reply.noContent();
    }

    private Reply revokeOthers(Request request) {
        signIns.endOthers(request.caller(), Actor.of(request));
        return Reply.noContent();
    }
}
