package app.hearth.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.Login;
import app.hearth.common.account.Registration;
import app.hearth.common.attachment.Attachment;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.server.backup.Backup;
import app.hearth.server.backup.Restore;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.testing.Await;
import app.hearth.server.testing.House;
import app.hearth.server.testing.House.Call;
import app.hearth.server.testing.House.Seen;
import app.hearth.server.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsIT {
    private static final byte[] NOTE = "Two eggs, ½ l milk.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private House house;
    private HearthClient ada;

    @BeforeEach
    void moveIn() throws Exception {
        house = new House(folder);
        ada = register("ada");
    }

    @AfterEach
    void moveOut() throws Exception {
        assertThat(uploads()).isEmpty();
        ada.close();
        house.close();
    }

    private HearthClient register(String name) {
        HearthClient client = house.client();
        client.register(new Registration(name, null, Secret.of(House.PASSWORD), null, null, null, null));
        return client;
    }

    private List<Path> uploads() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("uploads"))) {
            return files.toList();
        }
    }

    private static Attachment send(HearthClient who, String name, byte[] bytes) {
        return who.attachments().upload(name, bytes, (_, _) -> {});
    }

    private static byte[] fetch(HearthClient who, Attachment file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            who.attachments().download(file.id(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Seen attach(String name, String claimed, byte[] bytes) {
        return house.attach(ada.accessToken(), name, claimed, bytes);
    }

    @Test
    void theBytesDecideWhatAFileIsAndNotWhatIsSaidOfIt() {
        byte[] png = Images.file("png", Images.drawn(8, 4));
        Seen image = attach("evil.html", "text/html", png);
        assertThat(image.status()).isEqualTo(201);
        assertThat(image.json().path("media_type").asText()).isEqualTo("image/png");
        assertThat(image.json().path("width").asInt()).isEqualTo(8);
        assertThat(image.json().path("height").asInt()).isEqualTo(4);
        Seen text = attach("photo.png", "image/png", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(text.json().path("media_type").asText()).isEqualTo("text/plain");
        assertThat(text.json().has("width")).isFalse();
        for (byte[] other : List.of(
                "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'P', 'K', 3, 4, 0, 0, 0},
                new byte[3_000_000])) {
            Seen refused = attach("photo.png", "image/png", other);
            assertThat(refused.status()).isEqualTo(415);
            assertThat(refused.json().path("detail").asText()).contains("PNG, JPEG, WebP, GIF", "UTF-8");
        }
    }

    @Test
    void textsAreTakenInUtf8AndUtf16AndKeptInUtf8() {
        String text = "Grüße 😀\r\n";
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Map<String, Charset> sets =
                Map.of("8", StandardCharsets.UTF_8, "LE", StandardCharsets.UTF_16LE, "BE", StandardCharsets.UTF_16BE);
        sets.forEach((name, set) -> {
            Attachment file = send(ada, name, ("\uFEFF" + text).getBytes(set));
            assertThat(file.mediaType()).isEqualTo(Attachment.TEXT);
            assertThat(fetch(ada, file)).isEqualTo(utf8);
            assertThat(file.size()).isEqualTo(utf8.length);
        });
        assertThat(fetch(ada, send(ada, "plain", utf8))).isEqualTo(utf8);
        assertThat(attach("latin", "text/plain", "Grüße".getBytes(StandardCharsets.ISO_8859_1))
                        .status())
                .isEqualTo(415);
        assertThat(attach("nul", "text/plain", "a\0b".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
        assertThat(attach("half", "text/plain", new byte[] {(byte) 0xFF, (byte) 0xFE, 0x3D, (byte) 0xD8})
                        .status())
                .isEqualTo(415);
        assertThat(attach("empty", "text/plain", new byte[0]).status()).isEqualTo(422);
        assertThat(attach("mark", "text/plain", new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})
                        .status())
                .isEqualTo(422);
        for (int length : new int[] {1024 * 1024 + 1, 5 * 1024 * 1024}) {
            byte[] much = new byte[length];
            Arrays.fill(much, (byte) 'x');
            assertThat(attach("long", "text/plain", much).status()).isEqualTo(413);
        }
    }

    @Test
    void theSameFileIsKeptOnceForAProfileAndNeverForTwo() {
        byte[] image = Images.file("png", Images.noise(300, 300));
        Attachment first = send(ada, "soup.png", image);
        assertThat(send(ada, "soup.png", image)).isEqualTo(first);
        Attachment renamed = send(ada, "stew.png", image);
        assertThat(renamed.id()).isNotEqualTo(first.id());
        assertThat(fetch(ada, renamed)).isEqualTo(fetch(ada, first));
        long pieces = rows("attachment_piece");
        assertThat(pieces).isEqualTo((first.size() + 32 * 1024 - 1) / (32 * 1024));
        try (HearthClient bob = register("bob")) {
            Attachment his = send(bob, "soup.png", image);
            assertThat(his.id()).isNotEqualTo(first.id());
            assertThat(rows("attachment_piece")).isEqualTo(2 * pieces);
            assertThat(fetch(bob, his)).isEqualTo(fetch(ada, first));
        }
        assertThat(rows("attachment")).isEqualTo(3);
    }

    private long rows(String table) {
        return house.rows()
                .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void theBytesAreServedAsAFileThatNobodyElseKeeps() {
        Attachment file = send(ada, "say \"hi\" über.txt", NOTE);
        String path = "/attachments/" + file.id();
        Call get = Call.get(path, ada.accessToken().reveal());
        Seen seen = house.send(get);
        assertThat(seen.text()).isEqualTo(new String(NOTE, StandardCharsets.UTF_8));
        assertThat(header(seen, "content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(header(seen, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(seen, "cache-control")).isEqualTo("private, no-cache");
        assertThat(header(seen, "content-disposition"))
                .isEqualTo(
                        "attachment; filename=\"say _hi_ _ber.txt\"; filename*=UTF-8''say%20%22hi%22%20%C3%BCber.txt");
        Seen again = house.send(get.withHeader("If-None-Match", header(seen, "etag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        try (HearthClient bob = register("bob")) {
            Seen foreign = house.send(
                    Call.get(path, bob.accessToken().reveal()).withHeader("If-None-Match", header(seen, "etag")));
            assertThat(foreign.status()).isEqualTo(404);
        }
    }

    private static String header(Seen seen, String name) {
        return String.join(", ", seen.headers().getOrDefault(name, List.of()));
    }

    @Test
    void aFileIsSentFromTheDiskAndTellsHowFarItHasCome() throws Exception {
        Path file = Files.write(folder.resolve("large.png"), Images.file("png", Images.noise(900, 900)));
        List<Long> told = new ArrayList<>();
        Attachment sent = ada.attachments().upload(file, (bytes, all) -> {
            assertThat(all).isEqualTo(file.toFile().length());
            told.add(bytes);
        });
        assertThat(sent.name()).isEqualTo("large.png");
        assertThat(told).hasSizeGreaterThan(10).isSorted().endsWith(Files.size(file));
        assertThat(Images.read(fetch(ada, sent)).getWidth()).isEqualTo(900);
    }

    @Test
    void manyImagesAtOnceWaitForTheirTurnInTheDarkroom() throws Exception {
        int most = Runtime.getRuntime().availableProcessors() >= 4 ? 2 : 1;
        byte[] black = Images.black(9_000, 9_000, 9_000);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Attachment>> sent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] image = Images.withChunk(black, "tEXt", ("Comment\0" + i).getBytes(StandardCharsets.US_ASCII));
                sent.add(threads.submit(() -> send(ada, "black.png", image)));
            }
            int seen = 0;
            while (sent.stream().anyMatch(each -> !each.isDone())) {
                seen = Math.max(seen, developing());
            }
            assertThat(seen).isBetween(1, most);
            for (Future<Attachment> each : sent) {
                assertThat(each.get().width()).isEqualTo(2048);
            }
        }
        assertThat(rows("attachment")).isEqualTo(8);
    }

    /// Threads that work on an image at this moment; a virtual one, which none should be, is not seen.
    private static int developing() {
        return (int) Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(Pictures.class.getName())))
                .count();
    }

    @Test
    void aDiskThatTakesNothingIsSaidAndNothingIsTorn() throws Exception {
        Path uploads = folder.resolve("uploads");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(uploads)))
                .isEqualTo("rwx------");
        Files.delete(uploads);
        Files.writeString(uploads, "a file where the folder should be");
        Seen refused = attach("a.txt", "text/plain", NOTE);
        assertThat(refused.status()).isEqualTo(507);
        assertThat(refused.code()).isEqualTo("storage_full");
        assertThat(rows("attachment")).isZero();
        Files.delete(uploads);
        Files.createDirectory(uploads);
        assertThat(attach("a.txt", "text/plain", NOTE).status()).isEqualTo(201);
    }

    @Test
    void whatACrashLeftOfAnUploadIsGoneAfterTheNextStart() throws Exception {
        house.stop();
        Files.writeString(folder.resolve("uploads").resolve("upload123.part"), "half a file");
        house.restart();
        assertThat(uploads()).isEmpty();
    }

    @Test
    void whatNoMessageHasForADayIsClearedAway() throws Exception {
        Attachment kept = send(ada, "kept.txt", NOTE);
        Attachment twin = send(ada, "twin.txt", NOTE);
        Attachment trashed = send(ada, "trashed.txt", "in the trash".getBytes(StandardCharsets.UTF_8));
        Attachment unused = send(ada, "unused.txt", "not used".getBytes(StandardCharsets.UTF_8));
        Attachment renewed = send(ada, "renewed.txt", "sent again".getBytes(StandardCharsets.UTF_8));
        Conversing talk = new Conversing(ada);
        talk.say(kept);
        talk.trash(talk.say(trashed));
        house.clock().forward(Duration.ofHours(25));
        ada.login(new Login("ada", null, Secret.of(House.PASSWORD), null, null));
        assertThat(send(ada, "renewed.txt", "sent again".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(renewed);
        long before = ada.sync().changes(0).nextSeq();
        ada.close();
        clear(house.clock().instant());
        ada = house.client();
        ada.login(new Login("ada", null, Secret.of(House.PASSWORD), null, null));
        assertThat(fetch(ada, kept)).isEqualTo(NOTE);
        assertThat(fetch(ada, trashed)).isNotEmpty();
        assertThat(fetch(ada, renewed)).isNotEmpty();
        for (Attachment gone : List.of(twin, unused)) {
            assertThatThrownBy(() -> fetch(ada, gone))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
        assertThat(rows("attachment_piece")).isEqualTo(3);
        assertThat(ada.sync().changes(before).items())
                .extracting(change -> change.id())
                .contains(twin.id().toString(), unused.id().toString());
    }

    /// What the server does by itself every few hours.
    private void clear(Instant now) throws Exception {
        house.stop();
        try (Database database = Storage.open(folder, house.config().database());
                AttachmentParts parts = new AttachmentParts(
                        folder, database, new ChangeLog(database, house.clock(), Map.of()), house.clock())) {
            parts.clearUnused(now);
        }
        house.restart();
    }

    @Test
    void aProfileTakesItsFilesWithIt() {
        new Conversing(ada).say(send(ada, "a.png", Images.file("png", Images.drawn(50, 50))));
        ada.deleteProfile(Secret.of(House.PASSWORD));
        for (String table : List.of("attachment", "attachment_piece", "message_attachment")) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void aBackupHoldsThemAndARestoredOneShowsThem() throws Exception {
        Attachment image = send(ada, "a.png", Images.file("png", Images.noise(600, 600)));
        byte[] bytes = fetch(ada, image);
        Conversing talk = new Conversing(ada);
        talk.say(image);
        house.stop();
        Path file = folder.resolve("a.backup");
        Path elsewhere = folder.resolve("elsewhere");
        new Backup(folder, house.config().database(), _ -> {}).to(file);
        Optional<DatabaseLocation> location = TestDatabase.create();
        new Restore(elsewhere, location, _ -> {}).from(file);
        ServerConfig config = ServerConfig.embedded(elsewhere);
        try (House restored = House.at(location.map(config::withDatabase).orElse(config));
                HearthClient client = restored.client()) {
            client.login(new Login("ada", null, Secret.of(House.PASSWORD), null, null));
            assertThat(fetch(client, image)).isEqualTo(bytes);
            assertThat(new Conversing(client, talk.id()).messages().getFirst().attachments())
                    .containsExactly(image);
        }
        house.restart();
    }

    @Test
    void whoHangsUpLeavesNothing() throws Exception {
        HearthClient leaving = register("bob");
        byte[] image = Images.file("png", Images.noise(2000, 2000));
        assertThatThrownBy(() -> leaving.attachments().upload("a.png", image, (sent, _) -> {
                    if (sent > 1_000_000) {
                        leaving.close();
                    }
                }))
                .isInstanceOf(RuntimeException.class);
        Await.until("the rest is gone", () -> {
            try {
                return uploads().isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(rows("attachment")).isZero();
    }
}
