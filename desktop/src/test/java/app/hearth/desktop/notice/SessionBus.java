package app.hearth.desktop.notice;

import com.sun.security.auth.module.UnixSystem;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A session bus of its own, and on it a desktop that shows notifications: as much of D-Bus as that takes.
final class SessionBus implements Closeable {
    private static final String NAME = "org.freedesktop.Notifications";
    private static final String PLACE = "/org/freedesktop/Notifications";
    private static final int CALL = 1;
    private static final int ANSWER = 2;
    private static final int FAILURE = 3;
    private static final int SIGNAL = 4;

    private final Process daemon;
    private final String address;
    private final SocketChannel channel;
    private final OutputStream out;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private int serial;
    private int shown;

    SessionBus(Path folder) throws IOException {
        Path socket = folder.resolve("bus");
        address = "unix:path=" + socket;
        daemon = new ProcessBuilder(
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--nopidfile",
                        "--print-address=1",
                        "--address=" + address)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        daemon.inputReader().readLine(); // it listens once it has said where
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        out = Channels.newOutputStream(channel);
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        comeIn(in);
        Thread.ofVirtual().start(() -> serve(in));
    }

    /// What a program is given to find it.
    Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address);
    }

    /// The words of the next notification, as they stand in the call.
    String awaitWords() throws InterruptedException {
        String words = told.poll(30, TimeUnit.SECONDS);
        if (words == null) {
            throw new AssertionError("Nothing was told.");
        }
        return words;
    }

    /// A click on the notification that was shown last.
    void click() throws IOException {
        Writer body = new Writer().number(shown).text("default");
        send(SIGNAL, List.of(path(PLACE), name(2, NAME), name(3, "ActionInvoked"), signature("us")), body);
    }

    private void comeIn(DataInputStream in) throws IOException {
        String user = String.valueOf(new UnixSystem().getUid());
        StringBuilder hex = new StringBuilder();
        user.chars().forEach(c -> hex.append(Integer.toHexString(c)));
        out.write(("\0AUTH EXTERNAL " + hex + "\r\n").getBytes(StandardCharsets.US_ASCII));
        while (in.readByte() != '\n') {
            // the daemon agrees in one line
        }
        out.write("BEGIN\r\n".getBytes(StandardCharsets.US_ASCII));
        String bus = "org.freedesktop.DBus";
        List<Field> daemonItself = List.of(path("/org/freedesktop/DBus"), name(6, bus), name(2, bus));
        send(CALL, with(daemonItself, name(3, "Hello")), new Writer());
        Writer wanted = new Writer().text(NAME).number(4);
        send(CALL, with(with(daemonItself, name(3, "RequestName")), signature("su")), wanted);
    }

    private static List<Field> with(List<Field> some, Field more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private void serve(DataInputStream in) {
        try {
            while (true) {
                serveOne(in);
            }
        } catch (EOFException _) {
            // closed
        } catch (IOException e) {
            told.add("The bus broke: " + e);
        }
    }

    private void serveOne(DataInputStream in) throws IOException {
        ByteBuffer head = read(in, 16);
        int body = head.getInt(4);
        int asked = head.getInt(8);
        int fields = head.getInt(12);
        String header = StandardCharsets.ISO_8859_1.decode(read(in, fields)).toString();
        read(in, (8 - fields % 8) % 8);
        String words = StandardCharsets.UTF_8.decode(read(in, body)).toString();
        if (head.get(1) != CALL) {
            return;
        }
        Field to = new Field(5, 'u', String.valueOf(asked));
        Field sender = name(6, header.replaceAll("(?s).*(:\\d+\\.\\d+).*", "$1"));
        if (header.contains("Notify")) {
            shown = 7;
            send(ANSWER, List.of(to, sender, signature("u")), new Writer().number(shown));
            told.add(words.replaceAll("[\\p{Cntrl}]+", "|"));
        } else {
            send(FAILURE, List.of(name(4, "org.freedesktop.DBus.Error.UnknownMethod"), to, sender), new Writer());
        }
    }

    private static ByteBuffer read(DataInputStream in, int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private record Field(int code, char type, String value) {}

    private static Field path(String value) {
        return new Field(1, 'o', value);
    }

    private static Field name(int code, String value) {
        return new Field(code, 's', value);
    }

    private static Field signature(String value) {
        return new Field(8, 'g', value);
    }

    private synchronized void send(int type, List<Field> fields, Writer body) throws IOException {
        Writer header = new Writer();
        for (Field field : fields) {
            header.align(8).bytes(field.code(), 1, field.type(), 0);
            switch (field.type()) {
                case 'u' -> header.number(Integer.parseInt(field.value()));
                case 'g' ->
                    header.bytes(field.value().length()).raw(field.value()).bytes(0);
                default -> header.text(field.value());
            }
        }
        serial++;
        Writer message = new Writer()
                .bytes('l', type, 0, 1)
                .number(body.bytes.size())
                .number(serial)
                .number(header.bytes.size());
        header.bytes.writeTo(message.bytes);
        message.align(8);
        body.bytes.writeTo(message.bytes);
        out.write(message.bytes.toByteArray());
    }

    /// Values one after the other, as D-Bus lays them out.
    private static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Writer bytes(int... values) {
            for (int value : values) {
                bytes.write(value);
            }
            return this;
        }

        Writer raw(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Writer align(int to) {
            while (bytes.size() % to != 0) {
                bytes.write(0);
            }
            return this;
        }

        Writer number(int value) {
            align(4);
            return bytes(value & 0xff, value >> 8 & 0xff, value >> 16 & 0xff, value >> 24 & 0xff);
        }

        Writer text(String text) {
            return number(text.getBytes(StandardCharsets.UTF_8).length)
                    .raw(text)
                    .bytes(0);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        daemon.destroy();
    }
}
