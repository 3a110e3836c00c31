package app.hearth.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.Limits;
import app.hearth.common.embed.MailServer;
import app.hearth.common.embed.Outbound;
import app.hearth.common.embed.Pages;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.secret.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class ServeCommandTest {
    private static final String PASSWORD = "hunter2-in-the-url";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutOptionsItListensOnLoopbackAndAsksForInvites() throws Exception {
        assertThat(parsed(Map.of()))
                .isEqualTo(ServerConfig.standalone(folder).withOllamaAddresses(List.of("http://127.0.0.1:11434/v1")));
    }

    @Test
    void everyOptionReachesTheServer() throws Exception {
        ServerConfig config = parsed(
                Map.of("HEARTH_DB_USER", "anna"),
                "--bind",
                "127.0.0.2",
                "--port=0",
                "--registration",
                "closed",
                "--allow-provider-host",
                "ollama.home:11434",
                "--allow-provider-host",
                "10.0.0.4",
                "--allow-origin",
                "https://chat.home",
                "--allow-origin",
                "http://localhost:5173",
                "--page-cookies",
                "--db-url",
                "jdbc:postgresql://db.home:5432/hearth?ssl=true",
                "--smtp-host",
                "smtp.home",
                "--smtp-security",
                "tls",
                "--mail-from",
                "hearth@home.example",
                "--no-titles",
                "--demo");

        assertThat(config)
                .isEqualTo(new ServerConfig(
                        folder,
                        false,
                        "127.0.0.2",
                        0,
                        RegistrationPolicy.CLOSED,
                        Set.of("ollama.home:11434", "10.0.0.4"),
                        Optional.of(
                                new DatabaseLocation("jdbc:postgresql://db.home:5432/hearth?ssl=true", "anna", null)),
                        true,
                        Limits.DEFAULT,
                        new Pages(Set.of("https://chat.home", "http://localhost:5173"), true),
                        Optional.of(new MailServer(
                                "smtp.home", 465, MailServer.Security.TLS, null, null, "hearth@home.example")),
                        Outbound.DIRECT,
                        false,
                        List.of("http://127.0.0.1:11434/v1")));
    }

    @Test
    void howManyAnswersGoOnAtATimeReachesTheServer() throws Exception {
        Limits limits =
                parsed(Map.of(), "--answers-per-profile=3", "--answers=3").limits();
        assertThat(limits).isEqualTo(Limits.DEFAULT.withMaxRuns(3, 3));
    }

    @Test
    void howLongASeatOfACouncilMayTakeReachesTheServer() throws Exception {
        for (long seconds : new long[] {1, 3600}) {
            assertThat(parsed(Map.of(), "--seat-seconds=" + seconds).limits())
                    .isEqualTo(Limits.DEFAULT.withMaxSeatTime(Duration.ofSeconds(seconds)));
        }
    }

    @Test
    void theWayToProvidersReachesTheServer() throws Exception {
        assertThat(parsed(
                                Map.of(),
                                "--provider-proxy=http://proxy.home:3128",
                                "--provider-ca=/etc/hearth/authorities.pem")
                        .outbound())
                .isEqualTo(new Outbound(
                        Optional.of(new Outbound.HttpProxy("proxy.home", 3128, null, null)),
                        Optional.of(Path.of("/etc/hearth/authorities.pem"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --port 70000",
                "serve --port -1",
                "serve --port many",
                "serve --registration sometimes",
                "serve --allow-provider-host http://ollama.home/",
                "serve --allow-origin chat.home",
                "serve --allow-origin https://chat.home/",
                "serve --allow-origin https://Chat.home",
                "serve --allow-origin *",
                "serve --allow-origin null",
                "serve --answers-per-profile 0",
                "serve --answers 19",
                "serve --seat-seconds 0",
                "serve --seat-seconds -1",
                "serve --seat-seconds 3601",
                "serve --seat-seconds 5m",
                "serve --page-cookies",
                "serve --provider-proxy proxy.home:3128",
                "serve --provider-proxy http://anna:secret@proxy.home:3128",
                "serve --provider-proxy http://proxy.home",
                "serve --provider-proxy http://proxy.home:70000",
                "serve --provider-proxy http://proxy.home:3128 --provider-proxy-user anna",
                "serve --provider-proxy-user anna",
                "serve --db-url mysql://db.home/hearth",
                "serve --smtp-user anna",
                "serve --smtp-host smtp.home",
                "serve --smtp-host smtp.home --mail-from h@x.example --smtp-security none",
                "serve --smtp-host smtp.home --mail-from h@x.example --smtp-security some",
                "serve --smtp-host smtp.home --mail-from h@x.example --smtp-port 0",
                "serve --smtp-host smtp.home --mail-from h@x.example --smtp-user anna",
                "serve --bogus",
                "serve extra",
                "serve --data-dir",
                "serve --port 1 --port 2",
                "dance",
                ""
            })
    void whatItDoesNotUnderstandIsOneLineAndExitCodeTwo(String line) {
        int code = run(Map.of(), line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("hearth: ")
                .endsWith("what it understands.\n")
                .hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.home/hearth?password=" + PASSWORD,
                "jdbc:postgresql://db.home/hearth?ssl=true&PASSWORD=" + PASSWORD,
                "jdbc:postgresql://db.home/hearth?pass%77ord=" + PASSWORD,
                "jdbc:postgresql://db.home/hearth?sslpassword=" + PASSWORD,
                "jdbc:postgresql://anna:" + PASSWORD + "@db.home/hearth",
                "jdbc:postgresql://" + PASSWORD + "@db.home/hearth"
            })
    void aPasswordInTheUrlIsRefusedAndNotRepeated(String url) {
        int code = run(Map.of(), "serve", "--db-url", url);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("HEARTH_DB_PASSWORD_FILE")
                .doesNotContain(PASSWORD)
                .hasLineCount(1);
    }

    @Test
    void theDatabasePasswordComesFromAFileWithoutItsLineEnd() throws Exception {
        Path file = passwordFile("s3cret with spaces \r\n", "rw-------");

        ServerConfig config = parsed(
                Map.of("HEARTH_DB_PASSWORD_FILE", file.toString()),
                "--db-url",
                "jdbc:postgresql://db.home/hearth?user=anna");

        assertThat(config.database())
                .hasValueSatisfying(
                        location -> assertThat(location.password()).isEqualTo(Secret.of("s3cret with spaces ")));
    }

    @Test
    void aUserAndAPasswordBelongTogether() throws Exception {
        String file = passwordFile("s3cret", "rw-------").toString();
        Map<String, String> named = Map.of("HEARTH_SMTP_PASSWORD_FILE", file, "HEARTH_PROXY_PASSWORD_FILE", file);
        String[] smtp = {"serve", "--smtp-host", "smtp.home", "--mail-from", "h@x.example"};
        String[] proxy = {"serve", "--provider-proxy", "http://proxy.home:3128"};
        for (String[] options : List.of(smtp, proxy)) {
            err.getBuffer().setLength(0);
            assertThat(run(named, options)).isEqualTo(2);
            assertThat(err.toString()).contains("belong together");
        }

        ServerConfig config = parsed(
                named,
                "--smtp-host=smtp.home",
                "--mail-from=h@x.example",
                "--smtp-user=anna",
                "--provider-proxy=http://proxy.home:3128",
                "--provider-proxy-user=anna");
        Secret password = Secret.of("s3cret");
        assertThat(config.mail().orElseThrow().password()).isEqualTo(password);
        assertThat(config.outbound().proxy().orElseThrow().password()).isEqualTo(password);
    }

    @Test
    void aPasswordFileThatOthersCanReadIsRefused() throws Exception {
        Path file = passwordFile("s3cret", "rw-r--r--");

        assertThatThrownBy(() -> parsed(
                        Map.of("HEARTH_DB_PASSWORD_FILE", file.toString()),
                        "--db-url",
                        "jdbc:postgresql://db.home/hearth"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void anEmptyOrMissingPasswordFileIsSaid() throws Exception {
        Path empty = passwordFile("\n", "rw-------");

        for (Path file : new Path[] {empty, folder.resolve("nowhere")}) {
            assertThatThrownBy(() -> parsed(
                            Map.of("HEARTH_DB_PASSWORD_FILE", file.toString()),
                            "--db-url",
                            "jdbc:postgresql://db.home/hearth"))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void aFileInTheWayOfTheDataDirectoryIsOneLineAndExitCodeOne() throws Exception {
        Path file = Files.createFile(folder.resolve("data"));

        int code = run(Map.of(), "serve", "--data-dir", file.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("hearth: ")
                .contains(file.toString())
                .hasLineCount(1);
    }

    private ServerConfig parsed(Map<String, String> environment, String... options) throws CommandException {
        ServeCommand serve = new ServeCommand(environment, new PrintWriter(out, true));
        new CommandLine(serve).parseArgs(options);
        serve.check();
        return serve.config(folder);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return HearthCommand.commandLine(environment, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path passwordFile(String content, String permissions) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
