package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.keychain.MapKeychain;
import app.hearth.desktop.profiles.KeychainSecrets;
import app.hearth.desktop.profiles.SecretsSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// What was typed and not sent, from one start of the whole program to the next.
final class DraftsOverStartsIT {
    @RegisterExtension
    final Desk desk = new Desk();

    @TempDir
    private Path data;

    private final FxRobot robot = desk.robot();
    private final MapKeychain keychain = new MapKeychain();

    private void open() throws Exception {
        desk.open(Parts.of(data, new DemoInside(), _ -> new SecretsSearch.Found(new KeychainSecrets(keychain, data))));
    }

    private List<Path> drafts() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("desktop"))) {
            return files.filter(file -> file.toString().endsWith(".drafts")).toList();
        }
    }

    @Test
    void whatWasTypedIsThereAgainAndSignedOutItIsGone() throws Exception {
        open();
        desk.makeProfile("Anna");
        desk.await("What is on your mind?");
        robot.write("half a thought");
        desk.close(); // at once: nothing has been kept yet

        assertThat(drafts()).hasSize(1);
        assertThat(Files.readString(drafts().getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain("thought");
        open();
        desk.await(
                node -> node instanceof TextInputControl && Desk.wordsOf(node).equals("half a thought"));

        desk.choose("Sign out");
        desk.await("Who’s there?");
        assertThat(drafts()).isEmpty();
    }
}
