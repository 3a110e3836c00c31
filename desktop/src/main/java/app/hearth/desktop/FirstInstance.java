package app.hearth.desktop;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program that works in a data directory, for whoever starts it there once more: the second one says what is
/// wanted and ends. They speak over a socket in that directory, which only its owner can open: one byte each way.
/// Thread-safe; blocks.
final class FirstInstance implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FirstInstance.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final byte UNDERSTOOD = 'k';

    private final Path socket;
    private @Nullable ServerSocketChannel door;

    /// What someone may want of a program that is running.
    enum Wish {
        OPEN('o'),
        ASK('a');

        private final byte sign;

        Wish(char sign) {
            this.sign = (byte) sign;
        }
    }

    FirstInstance(Path dataDir) {
        this.socket = in(dataDir);
    }

    private static Path in(Path dataDir) {
        return dataDir.resolve("desktop").resolve("first.sock");
    }

    /// Has the program that works there do it; false when there is none, or it does not answer within seconds.
    static boolean tell(Path dataDir, Wish wish) {
        Path socket = in(dataDir);
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Thread patience = Thread.ofVirtual().start(() -> giveUp(channel));
            try {
                return ask(channel, socket, wish);
            } finally {
                patience.interrupt();
            }
        } catch (IOException _) { // nobody listens there any more, or nobody answers
            return false;
        }
    }

    private static boolean ask(SocketChannel channel, Path socket, Wish wish) throws IOException {
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.write(ByteBuffer.wrap(new byte[] {wish.sign}));
        return read(channel) == UNDERSTOOD;
    }

    /// The next byte; -1 when there is none.
    private static int read(SocketChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return channel.read(one) == 1 ? one.get(0) : -1;
    }

    private static void giveUp(SocketChannel channel) {
        try {
            Thread.sleep(PATIENCE);
            channel.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it has answered
        } catch (IOException e) {
            log.debug("It was closed already", e);
        }
    }

    /// Listens from now on for those who start later; only who has the server of the directory may. `taker` is told on
    /// any thread. Where it cannot be, a later start finds the directory in use, and says so.
    synchronized void listen(Consumer<Wish> taker) {
        if (door != null) {
            return;
        }
        try {
            Files.createDirectories(socket.getParent());
            Files.deleteIfExists(socket); // left by one that was ended from outside
            ServerSocketChannel fresh = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door = fresh;
            fresh.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofVirtual().name("first-instance").start(() -> serve(fresh, taker));
        } catch (IOException | UnsupportedOperationException e) {
            log.info("A second start of the program cannot reach this one: {}", e.getMessage());
        }
    }

    private static void serve(ServerSocketChannel door, Consumer<Wish> taker) {
        while (door.isOpen()) {
            try {
                SocketChannel caller = door.accept();
                Thread.ofVirtual().name("second-instance").start(() -> hear(caller, taker));
            } catch (IOException e) {
                log.debug("Nobody is let in any more, or one went away at the door", e);
            }
        }
    }

    private static void hear(SocketChannel caller, Consumer<Wish> taker) {
        try (caller) {
            int sign = read(caller);
            for (Wish wish : Wish.values()) {
                if (wish.sign == sign) {
                    taker.accept(wish);
                    caller.write(ByteBuffer.wrap(new byte[] {UNDERSTOOD}));
                }
            }
        } catch (IOException e) {
            log.debug("Who asked went away", e);
        }
    }

    @Override
    public synchronized void close() {
        if (door != null) {
            try {
                door.close();
                Files.deleteIfExists(socket);
            } catch (IOException e) {
                log.debug("The socket is gone already", e);
            }
        }
    }
}
