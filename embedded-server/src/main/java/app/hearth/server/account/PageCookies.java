package app.hearth.server.account;

import app.hearth.common.account.CsrfToken;
import app.hearth.common.account.PageTokens;
import app.hearth.common.account.Refresh;
import app.hearth.common.account.Tokens;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Paths;
import app.hearth.server.http.HttpFailure;
import app.hearth.server.http.Reply;
import app.hearth.server.http.Request;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keeps the refresh tokens of web pages in cookies, where the server was told to. Immutable.
///
/// A page is what sends an `Origin`, which browsers do with every POST; the gate has let in only listed ones. The
/// cookie is httpOnly, so that no script of the page carries the token away, and SameSite=Strict. Whatever sets or
/// uses it asks for the CSRF token besides, by double submit: the page has read it from an answer, which no page of
/// another origin can, and a cookie repeats it. What is no page is answered as ever, the token in the body.
final class PageCookies {
    private static final String REFRESH = "hearth_refresh";
    private static final String CSRF = "hearth_csrf";
    private static final Pattern CSRF_FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int CSRF_BYTES = 32;

    private final boolean on;

    PageCookies(boolean on) {
        this.on = on;
    }

    /// The answer to what has opened or renewed a session.
    Reply granted(Request request, int status, Tokens tokens) {
        if (!isForPage(request)) {
            return Reply.of(status, tokens).noStore();
        }
        return Reply.of(status, PageTokens.of(tokens))
                .with("Set-Cookie", cookie(request, REFRESH, tokens.refreshToken(), Sessions.IDLE))
                .noStore();
    }

    private boolean isForPage(Request request) {
        return on && request.header("Origin").isPresent();
    }

    /// The refresh token that is shown: in the body, or by a page without a body in its cookie.
    Secret shown(Request request) {
        boolean hasBody = request.bytes().length > 0;
        return !isForPage(request) || hasBody
                ? request.body(Refresh.class).refreshToken()
                : cookie(request, REFRESH)
                        .orElseThrow(() ->
                                HttpFailure.of(ErrorCode.UNAUTHORIZED, "This page is not signed in. Sign in again."));
    }

    /// The answer to what has ended a session.
    Reply ended(Request request) {
        Reply reply = Reply.noContent();
        return isForPage(request)
                ? reply.with("Set-Cookie", cookie(request, REFRESH, Secret.of(""), Duration.ZERO))
                : reply;
    }

    /// Refuses a page that does not show the CSRF token of its cookie.
    void check(Request request) {
        if (!isForPage(request)) {
            return;
        }
        Optional<Secret> sent = request.header(Paths.CSRF_HEADER).map(Secret::of);
        if (sent.isEmpty() || !sent.equals(csrf(request))) {
            throw HttpFailure.of(
                    ErrorCode.FORBIDDEN,
                    "X-CSRF-Token is missing or is not that of the cookie. Ask /auth/csrf for one first.");
        }
    }

    /// The CSRF token of the page, made when it has none; not found where cookies are not used.
    Reply issue(Request request) {
        if (!on) {
            throw HttpFailure.notFound();
        }
        Secret token = csrf(request).orElseGet(() -> Secret.of(HexFormat.of().formatHex(SecretBox.random(CSRF_BYTES))));
        return Reply.ok(new CsrfToken(token))
                .with("Set-Cookie", cookie(request, CSRF, token, Sessions.IDLE))
                .noStore();
    }

    private static Optional<Secret> csrf(Request request) {
        return cookie(request, CSRF)
                .filter(token -> CSRF_FORM.matcher(token.reveal()).matches());
    }

    private static Optional<Secret> cookie(Request request, String name) {
        Matcher found = Pattern.compile("(?:^|[;,]\\s*)" + name + "=([0-9A-Za-z._-]+)")
                .matcher(request.header("Cookie").orElse(""));
        return found.find() ? Optional.of(Secret.of(found.group(1))) : Optional.empty();
    }

    /// `Secure` where the page itself came over TLS: the server may stand behind a proxy that ends it.
    private static String cookie(Request request, String name, Secret value, Duration age) {
        boolean secure = request.header("Origin").orElse("").startsWith("https:");
        return name + "=" + value.reveal() + "; Path=" + Paths.BASE + "/auth; Max-Age=" + age.toSeconds()
                + "; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
