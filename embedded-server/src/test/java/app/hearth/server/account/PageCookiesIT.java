package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.Pages;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCookiesIT {
    private static final String PAGE = "https://chat.example";
    private static final String LOGIN = Json.write(Map.of("username", "ada", "password", House.PASSWORD));

    @TempDir
    private Path folder;

    private House house;
    private String csrf;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(
                ServerConfig.embedded(folder).withPages(new Pages(Set.of(PAGE, "http://localhost:5173"), true)));
        house.register("ada");
        csrf = house.send(Call.get("/auth/csrf", null))
                .json()
                .path("csrf_token")
                .asText();
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void aPageGetsItsRefreshTokenInACookieThatNoScriptReads() {
        Seen seen = page("/auth/login", LOGIN, "hearth_csrf=" + csrf);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().has("refresh_token")).isFalse();
        assertThat(cookie(seen))
                .startsWith("hearth_refresh=")
                .endsWith("; Path=/api/v1/auth; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure");
        assertThat(seen.headers().get("access-control-allow-credentials")).containsExactly("true");
        Seen me =
                house.send(Call.get("/auth/me", seen.json().path("access_token").asText()));
        assertThat(me.status()).isEqualTo(200);
    }

    @Test
    void aPageRenewsItsSessionByTheCookieAloneAndTheOldCookieIsTheftAfterwards() {
        String first = value(page("/auth/login", LOGIN, "hearth_csrf=" + csrf));
        Seen renewed = page("/auth/refresh", null, cookies(first));
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.json().has("refresh_token")).isFalse();
        String second = value(renewed);
        assertThat(second).isNotEqualTo(first);
        assertThat(page("/auth/refresh", null, cookies(second)).status()).isEqualTo(200);
        assertThat(page("/auth/refresh", null, cookies(first)).code()).isEqualTo("session_revoked");
        assertThat(page("/auth/refresh", null, "hearth_csrf=" + csrf).code()).isEqualTo("unauthorized");
    }

    @Test
    void theCookieGoesWithTheSession() {
        Seen in = page("/auth/login", LOGIN, "hearth_csrf=" + csrf);
        Call out = Call.of(
                        "POST", "/auth/logout", in.json().path("access_token").asText(), null)
                .withHeader("Origin", PAGE)
                .withHeader("X-CSRF-Token", csrf)
                .withHeader("Cookie", cookies(value(in)));
        Seen seen = house.send(out);
        assertThat(seen.status()).isEqualTo(204);
        assertThat(cookie(seen)).startsWith("hearth_refresh=; ").contains("Max-Age=0");
        assertThat(page("/auth/refresh", null, cookies(value(in))).code()).isEqualTo("session_revoked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hearth_csrf=", "hearth_csrf=short", "hearth_csrf=@OTHER", "x_hearth_csrf=@OWN"})
    void withoutTheTokenOfItsCookieAPageOpensAndRenewsNothing(String cookies) {
        String refresh = value(page("/auth/login", LOGIN, "hearth_csrf=" + csrf));
        String sent = cookies.replace("@OTHER", "0".repeat(64)).replace("@OWN", csrf);
        for (Seen seen : List.of(
                page("/auth/login", LOGIN, sent),
                page("/auth/refresh", null, "hearth_refresh=" + refresh + (sent.isEmpty() ? "" : "; " + sent)))) {
            assertThat(seen.code()).isEqualTo("forbidden");
            assertThat(seen.headers()).doesNotContainKey("set-cookie");
        }
        Call silent = Call.of("POST", "/auth/refresh", null, null)
                .withHeader("Origin", PAGE)
                .withHeader("Cookie", cookies(refresh));
        assertThat(house.send(silent).code()).isEqualTo("forbidden");
        assertThat(page("/auth/refresh", null, cookies(refresh)).status()).isEqualTo(200);
    }

    @Test
    void aPageThatHasATokenGetsTheSameAgain() {
        Seen again = house.send(Call.get("/auth/csrf", null).withHeader("Cookie", "hearth_csrf=" + csrf));
        assertThat(again.json().path("csrf_token").asText()).isEqualTo(csrf);
        assertThat(cookie(again)).startsWith("hearth_csrf=" + csrf + "; ").contains("HttpOnly; SameSite=Strict");
        Seen chosen = house.send(Call.get("/auth/csrf", null).withHeader("Cookie", "hearth_csrf=chosen"));
        assertThat(chosen.json().path("csrf_token").asText()).hasSize(64);
    }

    @Test
    void whatIsNoPageIsAnsweredAsEver() {
        Seen seen = house.login("ada", House.PASSWORD);
        assertThat(seen.json().path("refresh_token").asText()).isNotEmpty();
        assertThat(seen.headers()).doesNotContainKey("set-cookie");
        Call cookieAlone = Call.of("POST", "/auth/refresh", null, null)
                .withHeader("Cookie", cookies(seen.json().path("refresh_token").asText()));
        assertThat(house.send(cookieAlone).status()).isEqualTo(422);
    }

    @Test
    void aPageOverPlainHttpHasACookieThatBrowsersSendThere() {
        Seen seen = house.send(Call.of("POST", "/auth/login", null, LOGIN)
                .withHeader("Origin", "http://localhost:5173")
                .withHeader("X-CSRF-Token", csrf)
                .withHeader("Cookie", "hearth_csrf=" + csrf));
        assertThat(cookie(seen)).endsWith("SameSite=Strict");
    }

    @Test
    void aServerThatWasNotToldToUsesNoCookies() throws Exception {
        house.close();
        house = new House(ServerConfig.embedded(folder.resolve("other")).withPages(new Pages(Set.of(PAGE), false)));
        house.register("ada");
        assertThat(house.send(Call.get("/auth/csrf", null)).status()).isEqualTo(404);
        assertThat(house.send(Call.get("/server", null)).text()).doesNotContain("cookies");
        Seen seen = house.send(Call.of("POST", "/auth/login", null, LOGIN).withHeader("Origin", PAGE));
        assertThat(seen.json().path("refresh_token").asText()).isNotEmpty();
        assertThat(seen.headers()).doesNotContainKeys("set-cookie", "access-control-allow-credentials");
    }

    private Seen page(String path, @Nullable String body, String cookies) {
        Call call = Call.of("POST", path, null, body)
                .withHeader("Origin", PAGE)
                .withHeader("Sec-Fetch-Site", "same-site")
                .withHeader("X-CSRF-Token", csrf);
        return house.send(cookies.isEmpty() ? call : call.withHeader("Cookie", cookies));
    }

    private String cookies(String refresh) {
        return "hearth_refresh=" + refresh + "; hearth_csrf=" + csrf;
    }

    private static String cookie(Seen seen) {
        List<String> cookies = seen.headers().getOrDefault("set-cookie", List.of());
        assertThat(cookies).hasSize(1);
        return cookies.getFirst();
    }

    private static String value(Seen seen) {
        String cookie = cookie(seen);
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
