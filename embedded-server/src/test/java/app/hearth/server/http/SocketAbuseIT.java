package app.hearth.server.http;

import static app.hearth.server.testing.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.server.testing.Await;
import app.hearth.server.testing.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a client must not send over a WebSocket, each beside a socket that goes on.
@Timeout(120)
final class SocketAbuseIT {
    private static final int LAST = 0x80;

    /// What a client must not send, by the code it is closed with; each beside a socket that goes on.
    @Test
    void whoBreaksTheProtocolIsClosedAndNobodyElse() throws Exception {
        try (TestServer server = new TestServer(echo());
                RawSocket other = open(server)) {
            for (Abuse abuse : abuses()) {
                try (RawSocket socket = open(server)) {
                    socket.bytes(abuse.bytes());
                    assertThat(socket.closeCode()).as(abuse.what()).isEqualTo(abuse.code());
                    assertThat(socket.isAtEnd()).as(abuse.what()).isTrue();
                }
                other.text("still here");
                assertThat(other.message()).isEqualTo("\"still here\"");
            }
            Await.until("only one socket is left", () -> server.http().openSockets() == 1);
        }
    }

    private record Abuse(String what, int code, byte[] bytes) {}

    private static List<Abuse> abuses() {
        byte[] nothing = {};
        byte[] long126 = new byte[126];
        List<Abuse> abuses = new ArrayList<>(List.of(
                new Abuse("bad UTF-8", 1007, frame(LAST | 1, new byte[] {(byte) 0xc3, 0x28})),
                new Abuse("a surrogate", 1007, frame(LAST | 1, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})),
                new Abuse("UTF-8 cut short", 1007, both(frame(1, new byte[] {(byte) 0xe2}), frame(LAST, nothing))),
                new Abuse("RSV1", 1002, frame(LAST | 0x40 | 1, nothing)),
                new Abuse("RSV2", 1002, frame(LAST | 0x20 | 1, nothing)),
                new Abuse("RSV3", 1002, frame(LAST | 0x10 | 9, nothing)),
                new Abuse("unmasked", 1002, new byte[] {(byte) (LAST | 1), 1, 'x'}),
                new Abuse("an unmasked ping", 1002, new byte[] {(byte) (LAST | 9), 0}),
                new Abuse("a ping in pieces", 1002, frame(9, nothing)),
                new Abuse("a close in pieces", 1002, frame(8, nothing)),
                new Abuse("a long ping", 1002, frame(LAST | 9, long126)),
                new Abuse("a long close", 1002, frame(LAST | 8, long126)),
                new Abuse("a continuation of nothing", 1002, frame(LAST, nothing)),
                new Abuse("a message within another", 1002, both(frame(1, nothing), frame(LAST | 1, nothing))),
                new Abuse("binary", 1003, frame(LAST | 2, nothing)),
                new Abuse("a close with half a code", 1002, frame(LAST | 8, new byte[] {3})),
                new Abuse("a close with bad UTF-8", 1007, frame(LAST | 8, new byte[] {3, (byte) 0xe8, (byte) 0xff})),
                new Abuse("a length written too long", 1002, head(126, 0, 5)),
                new Abuse("a length written far too long", 1002, head(127, 0, 0, 0, 0, 0, 0, 0, 5)),
                new Abuse("a negative length", 1002, head(127, 0x80, 0, 0, 0, 0, 0, 0, 0)),
                new Abuse("a huge length", 1009, head(127, 0x7f, 0, 0, 0, 0, 0, 0, 0)),
                new Abuse("one byte too many", 1009, frame(LAST | 1, new byte[65_537])),
                new Abuse("too much in pieces", 1009, both(frame(1, new byte[60_000]), frame(0, new byte[5_537])))));
        for (int opcode : List.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)) {
            abuses.add(new Abuse("opcode " + opcode, 1002, frame(LAST | opcode, nothing)));
        }
        for (int code : List.of(0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535)) {
            abuses.add(new Abuse("code " + code, 1002, frame(LAST | 8, new byte[] {(byte) (code >> 8), (byte) code})));
        }
        return abuses;
    }

    private static byte[] both(byte[] one, byte[] other) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }

    /// The head of a text frame whose length is written like this, and a mask.
    private static byte[] head(int form, int... length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(LAST | 1);
        bytes.write(0x80 | form);
        for (int b : length) {
            bytes.write(b);
        }
        bytes.writeBytes(new byte[4]);
        return bytes.toByteArray();
    }

    @Test
    void aFloodOfFramesIsEndedWithin() throws Exception {
        try (TestServer server = new TestServer(echo());
                RawSocket other = open(server);
                RawSocket socket = open(server)) {
            ByteArrayOutputStream flood = new ByteArrayOutputStream();
            for (int i = 0; i < 500; i++) {
                flood.writeBytes(frame(LAST | RawSocket.PONG, new byte[0]));
            }
            socket.bytes(flood.toByteArray());
            assertThat(socket.closeCode()).isEqualTo(1008);
            other.text("fine");
            assertThat(other.message()).isEqualTo("\"fine\"");
        }
    }

    private static final String TOKEN = "Authorization: Bearer good\r\n";

    private static RawSocket open(TestServer server) throws IOException {
        return new RawSocket(server.address(), "/api/v1/socket", TOKEN, 0, new byte[0]);
    }

    private static Route echo() {
        return socketRoute(SocketAbuseIT::echo);
    }

    private static Route socketRoute(Dialogue dialogue) {
        return new Route("GET", "/socket", Access.SESSION_OR_PAGE, _ -> Reply.socket(dialogue));
    }

    private static void echo(WebSocket socket) throws IOException, InterruptedException {
        while (true) {
            Optional<byte[]> heard = socket.receive(Duration.ofSeconds(20));
            if (heard.isPresent()) {
                socket.send(new String(heard.get(), StandardCharsets.UTF_8));
            }
        }
    }
}
