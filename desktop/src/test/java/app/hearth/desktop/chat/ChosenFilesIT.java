package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.Problem;
import app.hearth.desktop.fx.Background;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files on their way from this computer into a question.
final class ChosenFilesIT extends AtTheComposer {
    private final Locale before = Locale.getDefault();

    @TempDir
    private Path folder;

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        server.files.release();
        Locale.setDefault(before);
    }

    @Test
    void aChosenFileIsSentAheadAndGoesAlongWithTheQuestion() throws IOException {
        chat.files().add(List.of(text("soup.txt", "leek")));
        await(() -> chat.files().allThere());
        server.nextRun().write("Tasty.").done();
        ask("What is missing?");

        assertThat(chat.messages().getFirst().attachments())
                .extracting(Attachment::name)
                .containsExactly("soup.txt");
        assertThat(chat.files().shown()).isEmpty();
    }

    @Test
    void aFileAloneIsAQuestionAndNamesItsConversation() throws IOException {
        chat.files().add(List.of(text("soup.txt", "leek")));
        await(() -> chat.canSend().get());
        server.nextRun().write("Tasty.").done();
        ask("");

        assertThat(chat.heading().title().get()).isEqualTo("soup.txt");
    }

    @Test
    void nothingGoesOutWhileAFileIsOnItsWay() throws Exception {
        server.files.hold();
        chat.draftProperty().set("What is missing?");
        chat.files().add(List.of(text("soup.txt", "leek")));
        server.files.awaitOne();

        assertThat(chat.canSend().get()).isFalse();
        chat.send();
        assertThat(chat.sendingProperty().get()).isFalse();

        server.files.release();
        await(() -> chat.canSend().get());
    }

    @Test
    void whatIsRemovedOnItsWayHoldsUpNothingAndDoesNotComeBack() throws Exception {
        server.files.hold();
        chat.draftProperty().set("What is missing?");
        chat.files().add(List.of(text("soup.txt", "leek")));
        server.files.awaitOne();
        ChosenFile file = chat.files().shown().getFirst();

        chat.files().remove(file);
        assertThat(chat.canSend().get()).isTrue();
        server.files.release();
        chat.files().add(List.of(text("next.txt", "another one")));
        await(() -> chat.files().allThere());

        assertThat(chat.files().shown()).extracting(ChosenFile::name).containsExactly("next.txt");
        assertThat(file.isSending())
                .as("nothing is said of what nobody waits for")
                .isTrue();
    }

    @Test
    void aFileThatDidNotArriveStaysWithItsSentenceAndCanBeTriedAgain() throws IOException {
        server.refuse("POST", "/attachments", ErrorCode.STORAGE_FULL);
        chat.files().add(List.of(text("soup.txt", "leek")));
        await(() -> chat.files().shown().getFirst().isRefused());
        chat.draftProperty().set("What is missing?");
        assertThat(chat.canSend().get()).isFalse();

        chat.files().retry(chat.files().shown().getFirst());

        await(() -> chat.canSend().get());
    }

    @Test
    void whatTheServerRefusesIsSaidOfFilesAndTriedAgainOnlyWhereThatMayHelp() throws IOException {
        assertRefused(ErrorCode.TOO_LARGE, "larger than the server takes", false);
        assertRefused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Only pictures", false);
        assertRefused(ErrorCode.VALIDATION, "damaged", false);
        assertRefused(ErrorCode.RATE_LIMITED, "Too many files", true);
        assertRefused(ErrorCode.INTERNAL, "Something went wrong", true);
    }

    private void assertRefused(ErrorCode code, String words, boolean again) throws IOException {
        server.refuse("POST", "/attachments", code);
        chat.files().add(List.of(text("soup.txt", "leek")));
        await(() -> chat.files().shown().getFirst().isRefused());
        ChosenFile file = chat.files().shown().getFirst();
        ChosenFile.Refused refused = (ChosenFile.Refused) file.stateProperty().get();
        assertThat(refused.why().what()).contains(words);
        assertThat(refused.again()).isEqualTo(again);
        chat.files().remove(file);
    }

    @Test
    void whatIsSureToBeRefusedDoesNotTravel() throws IOException {
        Path large = folder.resolve("large.txt");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.write("text".getBytes(StandardCharsets.US_ASCII));
            file.setLength(51L * 1024 * 1024);
        }
        Path archive = Files.write(folder.resolve("a.zip"), new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xff});
        Path novel = text("novel.txt", "word ".repeat(500_000));
        chat.files().add(List.of(folder, text("empty.txt", ""), large, archive, novel, folder.resolve("not there")));
        await(() -> chat.files().shown().stream().allMatch(ChosenFile::isRefused));

        assertThat(chat.files().shown())
                .extracting(file ->
                        ((ChosenFile.Refused) file.stateProperty().get()).why().what())
                .containsExactly(
                        "A folder cannot be attached.",
                        "There is nothing in this file.",
                        "This file is larger than the server takes: 50 MB, or 1 MB of text.",
                        "Only pictures (PNG, JPEG, WebP, GIF) and text files can be attached.",
                        "A text may have at most 1 MB.",
                        "This file cannot be read.");
        assertThat(server.requests).doesNotContain("POST /attachments");
    }

    @Test
    void aFailedSendKeepsTheFiles() throws IOException {
        chat.files().add(List.of(text("soup.txt", "leek")));
        await(() -> chat.files().allThere());
        server.refuse("POST", "/messages", ErrorCode.STORAGE_FULL);
        ask("What is missing?");
        assertThat(chat.files().there()).hasSize(1);

        server.nextRun().write("Tasty.").done();
        ask("What is missing?");
        assertThat(chat.messages().getFirst().attachments()).hasSize(1);
    }

    @Test
    void whatTheServerHasForgottenMeanwhileIsSentAnew() throws IOException {
        chat.files().add(List.of(text("soup.txt", "leek")));
        await(() -> chat.files().allThere());
        server.files.lose();
        server.refuse(
                "POST", "/messages", Problem.invalid(List.of(new FieldError("attachment_ids", "There is no such."))));
        ask("What is missing?");
        await(() -> chat.files().shown().getFirst().isRefused());

        chat.files().retry(chat.files().shown().getFirst());
        await(() -> chat.canSend().get());
        server.nextRun().write("Tasty.").done();
        ask("What is missing?");

        assertThat(chat.messages().getFirst().attachments()).hasSize(1);
    }

    @Test
    void everyConversationKeepsItsFilesAndTheyArriveBehindItsBack() throws IOException {
        Conversation first = server.conversation("First", FakeServer.NOON, false);
        Conversation second = server.conversation("Second", FakeServer.NOON, false);
        open(first.id());
        server.files.hold();
        chat.files().add(List.of(text("soup.txt", "leek")));
        open(second.id());
        assertThat(chat.files().shown()).isEmpty();
        server.files.release();

        open(first.id());

        await(() -> chat.files().there().size() == 1);
    }

    @Test
    void whoComesBackFindsTheirFilesThoseUnderWaySentAnew() throws IOException {
        Conversation castle = server.conversation("Castle", FakeServer.NOON, false);
        chat.files().add(List.of(text("soup.txt", "leek")));
        await(() -> chat.files().allThere());
        open(castle.id());
        server.files.hold();
        chat.files().add(List.of(text("tickets.txt", "two")));

        Unsent left = chat.unsent();
        chat.close();
        server.files.release();
        ChatViewModel back = new ChatViewModel(client, new Background(Runnable::run, ui::add), InstantSource.system());
        back.comeBackTo(left);

        await(() -> back.files().there().size() == 1);
        assertThat(back.files().there().getFirst().name()).isEqualTo("tickets.txt");
        back.startNew();
        assertThat(back.files().there().getFirst().name()).isEqualTo("soup.txt");
        assertThat(chat.files().shown()).isEmpty();
        back.close();
    }

    @Test
    void aFileChosenTwiceGoesAlongOnce() throws IOException {
        Path soup = text("soup.txt", "leek");
        chat.files().add(List.of(soup, soup));
        await(() -> chat.files().allThere());

        assertThat(chat.files().shown()).hasSize(1);
    }

    @Test
    void noMoreAreTakenThanAQuestionMayHaveAndThatIsSaid() {
        List<Path> many = IntStream.range(0, 25)
                .mapToObj(number -> {
                    try {
                        return text(number + ".txt", "number " + number);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        chat.files().add(many);

        assertThat(chat.files().shown()).hasSize(ChosenFiles.MOST);
        assertThat(chat.files().tooManyProperty().get()).isTrue();
        chat.files().remove(chat.files().shown().getFirst());
        assertThat(chat.files().tooManyProperty().get()).isFalse();
        await(() -> chat.files().allThere());
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
