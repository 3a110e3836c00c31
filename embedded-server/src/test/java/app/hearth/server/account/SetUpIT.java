package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.secret.Secret;
import app.hearth.server.testing.AtOnce;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code by which the first admin comes in.
class SetUpIT {
    @TempDir
    private Path folder;

    private House house;
    private Secret code;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder, RegistrationPolicy.INVITE);
        code = house.setUpCode().orElseThrow();
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void theFirstAdminComesByTheCodeAndNobodyElse() throws Exception {
        assertThat(code.reveal()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        Call without = Call.of(
                "POST", "/auth/register", null, "{\"username\": \"eve\", \"password\": \"" + House.PASSWORD + "\"}");
        assertThat(house.send(without).status()).isEqualTo(403);
        assertThat(house.register("eve", Secret.of("0000-0000-0000-0000")).status())
                .isEqualTo(403);
        Seen seen = house.register("ada", Secret.of(code.reveal().toLowerCase(Locale.ROOT)));
        assertThat(seen.status()).isEqualTo(201);
        assertThat(seen.json().path("user").path("is_admin").asBoolean()).isTrue();
        assertThat(house.register("eve", code).status()).isEqualTo(403);
        house.restart();
        assertThat(house.setUpCode()).isEmpty();
        assertThat(house.register("eve", code).status()).isEqualTo(403);
    }

    @Test
    void aRestartMakesAnotherCodeAndVoidsTheOneBefore() throws Exception {
        house.restart();
        Secret next = house.setUpCode().orElseThrow();
        assertThat(next).isNotEqualTo(code);
        assertThat(house.register("ada", code).status()).isEqualTo(403);
        assertThat(house.register("ada", next).status()).isEqualTo(201);
    }

    @Test
    void ofFiftyWhoComeAtOnceByTheCodeExactlyOneGetsIn() throws Exception {
        assertThat(AtOnce.calls(50, i -> house.register("person-" + i, code).status()))
                .containsOnlyOnce(201)
                .containsOnly(201, 403);
        assertThat(count("SELECT COUNT(*) FROM profile")).isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM profile WHERE role = 'admin'")).isEqualTo(1);
    }

    @Test
    void aRegistrationThatFailsLeavesTheCodeGood() {
        house.rows()
                .useHandle(handle ->
                        handle.execute("ALTER TABLE audit ADD CONSTRAINT no_register CHECK (act <> 'register')"));
        assertThat(house.register("ada", code).status()).isEqualTo(500);
        house.rows().useHandle(handle -> handle.execute("ALTER TABLE audit DROP CONSTRAINT no_register"));
        assertThat(house.register("ada", code).status()).isEqualTo(201);
    }

    private int count(String sql) {
        return house.rows()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }
}
