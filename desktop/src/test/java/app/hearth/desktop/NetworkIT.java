package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.Outbound;
import app.hearth.common.embed.Outbound.HttpProxy;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// How the server inside the window reaches providers, as it is set in one start and used in the next.
final class NetworkIT {
    @TempDir
    private Path data;

    @RegisterExtension
    final Desk desk = new Desk();

    private final FxRobot robot = desk.robot();
    private final List<Outbound> used = new CopyOnWriteArrayList<>();

    @Test
    void aProxyThatWasSetIsUsedFromTheNextStartOn() throws TimeoutException {
        EmbeddedServer server = this::started;
        desk.open(desk.parts(data, server));
        desk.makeProfile("Anna");
        desk.await("Add a key to start");
        desk.pressWithShortcut(KeyCode.COMMA);
        desk.await("Save network settings");
        type("proxy.home");
        desk.await("Write an address such as http://proxy.home:3128.");
        type("http://proxy.home:3128");
        desk.await("Kept. Start Hearth again to use it.");
        assertThat(used).containsExactly(Outbound.DIRECT);

        desk.close();
        desk.open(desk.parts(data, server));
        desk.await("Add a key to start");

        assertThat(used.getLast().proxy()).isEqualTo(Optional.of(new HttpProxy("proxy.home", 3128, null, null)));
    }

    private RunningServer started(ServerConfig config) throws ServerStartException {
        used.add(config.outbound());
        return EmbeddedServer.find().start(config);
    }

    private void type(String address) {
        TextField field = robot.lookup((Node node) -> "HTTP proxy".equals(node.getAccessibleText()))
                .queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.setText(address);
        });
        robot.push(KeyCode.ENTER);
    }
}
