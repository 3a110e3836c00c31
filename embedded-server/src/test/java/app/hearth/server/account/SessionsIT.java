package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.common.wire.Json;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The devices of a profile and how their sessions are ended.
class SessionsIT {
    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;
    private List<Tokens> others;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
        others = IntStream.range(0, 3)
                .mapToObj(_ -> house.login("ada", House.PASSWORD))
                .map(seen -> Json.read(seen.text(), Tokens.class))
                .toList();
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void allOthersEndAtOnceEachWithARowThatSaysSo() {
        assertThat(endOthers().status()).isEqualTo(204);
        assertThat(others).allSatisfy(other -> assertThat(me(other).code()).isEqualTo("session_revoked"));
        assertThat(me(ada).status()).isEqualTo(200);
        assertThat(revocations()).isEqualTo(3);
    }

    @Test
    void eitherAllOthersEndOrNone() {
        house.rows().useHandle(handle -> handle.execute("CREATE UNIQUE INDEX only_once ON audit (session_id, act)"));
        assertThat(endOthers().status()).isEqualTo(500);
        assertThat(others).allSatisfy(other -> assertThat(me(other).status()).isEqualTo(200));
        assertThat(revocations()).isZero();
    }

    private Seen endOthers() {
        return house.send(Call.of("DELETE", "/auth/sessions", ada.accessToken().reveal(), null));
    }

    private Seen me(Tokens who) {
        return house.send(Call.get("/auth/me", who.accessToken().reveal()));
    }

    private int revocations() {
        return house.rows()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM audit WHERE act = 'session_revoke'")
                        .mapTo(Integer.class)
                        .one());
    }
}
