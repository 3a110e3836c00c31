package app.hearth.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Tokens;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRoutesIT {
    @TempDir
    private Path folder;

    private House house;
    private Tokens ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = house.register("ada");
    }

    @AfterEach
    void moveOut() {
        house.close();
    }

    @Test
    void anAdminHasAWholeBackupMadeThatOnlyTheServersUserReads() throws Exception {
        Call conversation = Call.of("POST", "/conversations", token(ada), "{\"title\": \"a title of ada\"}");
        house.send(conversation);
        Seen seen = backup(ada);
        assertThat(seen.status()).isEqualTo(201);
        Path file = folder.resolve("backups").resolve(seen.json().path("file").asText());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(Files.size(file)).isEqualTo(seen.json().path("bytes").asLong());
        try (BackupFile made = BackupFile.open(file)) {
            assertThat(made.manifest().rows())
                    .isEqualTo(seen.json().path("rows").asLong());
        }
        assertThat(seen.text()).doesNotContain(folder.toString(), "a title");
        house.clock().forward(Duration.ofSeconds(1));
        assertThat(backup(ada).json().path("file")).isNotEqualTo(seen.json().path("file"));
        assertThat(acts()).containsExactly("backup", "backup", "register");
    }

    private List<String> acts() {
        JsonNode rows = house.send(Call.get("/auth/audit", token(ada))).json().path("items");
        return rows.findValuesAsText("act");
    }

    @Test
    void aBackupThatCannotBeWrittenIsSaidAndLeavesNothing() throws Exception {
        Files.writeString(folder.resolve("backups"), "a file where the folder should be");
        Seen seen = backup(ada);
        assertThat(seen.status()).isEqualTo(507);
        assertThat(seen.code()).isEqualTo("storage_full");
        assertThat(acts()).containsExactly("register");
        assertThat(house.send(Call.get("/auth/me", token(ada))).status()).isEqualTo(200);
    }

    @Test
    void aMemberMakesNone() {
        assertThat(backup(house.register("bob")).code()).isEqualTo("forbidden");
        assertThat(folder.resolve("backups")).doesNotExist();
    }

    private Seen backup(Tokens who) {
        return house.send(Call.of("POST", "/admin/backup", token(who), null));
    }

    private static String token(Tokens who) {
        return who.accessToken().reveal();
    }
}
