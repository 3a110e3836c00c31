package app.hearth.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.KeyState;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.server.contract.ContractCheck;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeIT {
    private static final Secret PASSWORD = Secret.of("a long unusual password");

    private final ContractCheck check = new ContractCheck();

    @TempDir
    private Path folder;

    @AfterEach
    void everyExchangeWasAsDocumented() {
        check.close();
    }

    @Test
    void itSaysWhereItListensAnswersAndEndsInTimeWhenAskedTo() throws Exception {
        try (HearthProcess server = start("serve", "--data-dir", data(), "--port", "0", "--registration", "open")) {
            URI address = server.ready();

            assertThat(address.toString()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
            assertThat(status(address.resolve("/healthz"))).isEqualTo(200);
            server.terminate();
            assertThat(server.endsWithin(5)).isTrue();
            assertThat(server.exitCode()).isZero();
            assertThat(server.said()).hasSize(1);
            assertThat(server.complained()).isEmpty();
        }
        assertThat(folder.resolve("data/logs/hearth.log")).exists();
    }

    @Test
    void aSecondServerOnTheSameDataAndABusyPortAreOneLineEach() throws Exception {
        try (HearthProcess server = start("serve", "--data-dir", data(), "--port", "0")) {
            String port = Integer.toString(server.ready().getPort());

            assertFails("Another Hearth is using", "serve", "--data-dir", data(), "--port", "0");
            assertFails(port, "serve", "--data-dir", folder.resolve("other").toString(), "--port", port);
        }
        assertFails("0.0.0.0", "serve", "--data-dir", data(), "--bind", "0.0.0.0", "--port", "0");
    }

    @Test
    void theDemoNamesItsProviderAndLeavesNothing() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = demos(temporary);
        try (HearthProcess server = start("serve", "--demo", "--port", "0")) {
            server.ready();

            assertThat(server.nextLine())
                    .matches("Demo provider with canned answers at http://127\\.0\\.0\\.1:[0-9]+/v1");
            assertThat(demos(temporary)).hasSize(before.size() + 1);
            server.terminate();
            assertThat(server.exitCode()).isZero();
        }
        assertThat(demos(temporary)).isEqualTo(before);
        assertThat(folder.resolve("standard")).doesNotExist();
    }

    @Test
    void whatWasSaidAndTheKeysAreThereAfterABackupOfTheRunningServerIsRestored() throws Exception {
        Path file = folder.resolve("a.backup");
        Path restored = folder.resolve("restored");
        try (HearthProcess server = start("serve", "--data-dir", data(), "--port", "0", "--registration", "open");
                HearthClient anna = check.client(ClientOptions.to(server.ready()))) {
            anna.register(new Registration("anna", null, PASSWORD, null, null, null, null));
            anna.keys().save(new SaveKey("openai", Secret.of("sk-never-in-the-clear"), null, null));
            Conversation trip = anna.conversations().create(new NewConversation(null, "Lisbon", null, null));
            anna.conversations().add(trip.id(), NewMessage.note(Role.USER, "Where do we eat?"));

            assertEnds("is in " + file, "backup", file.toString(), "--data-dir", data());

            anna.conversations().add(trip.id(), NewMessage.note(Role.USER, "Said after the backup"));
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("sk-never-in-the-clear");

        assertEnds("counted and compared", "restore", file.toString(), "--data-dir", restored.toString());

        try (HearthProcess server = start("serve", "--data-dir", restored.toString(), "--port", "0");
                HearthClient anna = check.client(ClientOptions.to(server.ready()))) {
            anna.login(new Login("anna", null, PASSWORD, null, null));
            Conversation trip =
                    anna.conversations().list(ConversationFilter.all()).items().getFirst();
            assertThat(anna.conversations().messages(trip.id(), false, null).items())
                    .extracting(Message::content)
                    .containsExactly("Where do we eat?");
            assertThat(anna.keys().list().items()).singleElement().satisfies(key -> {
                assertThat(key.state()).isEqualTo(KeyState.OK);
                assertThat(key.keyHint()).endsWith("lear");
            });
        }
    }

    @Test
    void theFirstAdminComesByTheCodeThatIsPrintedWhileThereIsNone() throws Exception {
        try (HearthProcess server = start("serve", "--data-dir", data(), "--port", "0");
                HearthClient anna = check.client(ClientOptions.to(server.ready()))) {
            String line = server.nextLine();
            assertThat(line).contains("invite_code");
            Secret code = Secret.of(line.replaceAll(".* ", ""));
            assertThat(anna.register(new Registration("anna", null, PASSWORD, null, code, null, null))
                            .user()
                            .isAdmin())
                    .isTrue();
        }
        try (HearthProcess server = start("serve", "--data-dir", data(), "--port", "0")) {
            server.ready();
            server.terminate();
            assertThat(server.exitCode()).isZero();
            assertThat(server.said()).hasSize(1);
        }
    }

    private HearthProcess start(String... arguments) throws IOException {
        return HearthProcess.start(folder, arguments);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void assertEnds(String words, String... arguments) throws Exception {
        try (HearthProcess command = start(arguments)) {
            assertThat(command.exitCode()).as("%s", command.complained()).isZero();
            assertThat(command.said()).singleElement().asString().contains(words);
        }
    }

    private void assertFails(String words, String... arguments) throws Exception {
        try (HearthProcess command = start(arguments)) {
            assertThat(command.exitCode()).isEqualTo(1);
            assertThat(command.said()).isEmpty();
            assertThat(command.complained())
                    .singleElement()
                    .asString()
                    .startsWith("hearth: ")
                    .contains(words);
        }
    }

    private int status(URI address) throws IOException {
        Request request = new Request.Builder().url(address.toString()).build();
        try (Response answer = check.http().newCall(request).execute()) {
            return answer.code();
        }
    }

    private static List<Path> demos(Path temporary) throws IOException {
        try (var found = Files.list(temporary)) {
            return found.filter(path -> path.getFileName().toString().startsWith("hearth-demo-"))
                    .sorted()
                    .toList();
        }
    }
}
