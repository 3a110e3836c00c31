package app.hearth.server.account;

import app.hearth.common.account.Login;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.account.Tokens;
import app.hearth.server.access.Owners;
import app.hearth.server.audit.Act;
import app.hearth.server.audit.Actor;
import app.hearth.server.http.Access;
import app.hearth.server.http.Handler;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import java.util.List;

/// The ways in and out: what is below `/auth` and opens, renews or ends the session of its caller.
final class EntryRoutes implements Routes {
    private final Registrations registrations;
    private final Accounts accounts;
    private final EmailTokens emailTokens;
    private final SignIns signIns;
    private final Passwords passwords;
    private final PageCookies cookies;

    EntryRoutes(Rooms rooms, SignIns signIns, PageCookies cookies) {
        this.registrations = rooms.registrations();
        this.accounts = rooms.accounts();
        this.passwords = rooms.passwords();
        this.emailTokens = rooms.emailTokens();
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /// Where profiles are made, proved and found again.
    record Rooms(Registrations registrations, Accounts accounts, Passwords passwords, EmailTokens emailTokens) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/auth/csrf", cookies::issue).open(Access.PUBLIC),
                Route.post("/auth/register", checked(this::register)).open(Access.PUBLIC),
                Route.post("/auth/login", checked(this::login)).open(Access.PUBLIC),
                Route.post("/auth/refresh", checked(this::refresh)).open(Access.PUBLIC),
                Route.post("/auth/recovery", checked(this::recover)).open(Access.PUBLIC),
                Route.post("/auth/reset", checked(this::reset)).open(Access.PUBLIC),
                Route.post("/auth/logout", checked(this::logout)));
    }

    private Handler checked(Handler handler) {
        return request -> {
            cookies.check(request);
            return handler.handle(request);
        };
    }

    private Reply register(Request request) {
        Registration wanted = request.body(Registration.class);
        Tokens tokens = registrations.register(wanted, Device.of(request, wanted.deviceName()));
        ProfileId made = tokens.user().id();
        emailTokens.sendWhereNew(
                Owners.ofProvenProfile(made), Actor.at(request.address()).as(made));
        return cookies.granted(request, 201, tokens);
    }

    private Reply login(Request request) {
        Login login = request.body(Login.class);
        return cookies.granted(request, 200, accounts.login(login, Device.of(request, login.deviceName())));
    }

    private Reply refresh(Request request) {
        return cookies.granted(request, 200, signIns.refresh(cookies.shown(request), request.address()));
    }

    private Reply recover(Request request) {
        Recovery recovery = request.body(Recovery.class);
        return cookies.granted(request, 200, passwords.recover(recovery, Device.of(request, recovery.deviceName())));
    }

    private Reply reset(Request request) {
        Reset reset = request.body(Reset.class);
        return cookies.granted(request, 200, passwords.reset(reset, Device.of(request, reset.deviceName())));
    }

    private Reply logout(Request request) {
        signIns.end(request.owner(), request.caller().session(), Act.SIGN_OUT, Actor.of(request));
        return cookies.ended(request);
    }
}
