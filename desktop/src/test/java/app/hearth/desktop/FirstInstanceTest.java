package app.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.FirstInstance.Wish;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstInstanceTest {
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    @Test
    void whoStartsItOnceMoreReachesTheFirstOne() throws Exception {
        try (FirstInstance first = new FirstInstance(data)) {
            first.listen(wishes::add);
            assertThat(FirstInstance.tell(data, Wish.ASK)).isTrue();
            assertThat(FirstInstance.tell(data, Wish.OPEN)).isTrue();
            assertThat(wishes.poll(30, TimeUnit.SECONDS)).isEqualTo(Wish.ASK);
            assertThat(wishes.poll(30, TimeUnit.SECONDS)).isEqualTo(Wish.OPEN);
        }
        assertThat(FirstInstance.tell(data, Wish.OPEN)).isFalse();
    }

    @Test
    void whereNobodyIsNobodyAnswers() {
        assertThat(FirstInstance.tell(data, Wish.OPEN)).isFalse();
        assertThat(FirstInstance.tell(data.resolve("not/there"), Wish.OPEN)).isFalse();
    }

    @Test
    void whatOneThatWasEndedFromOutsideLeftBehindIsInNobodysWay() throws IOException {
        Path socket = Files.createDirectories(data.resolve("desktop")).resolve("first.sock");
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        assertThat(FirstInstance.tell(data, Wish.OPEN)).isFalse();
        try (FirstInstance first = new FirstInstance(data)) {
            first.listen(wishes::add);
            assertThat(FirstInstance.tell(data, Wish.OPEN)).isTrue();
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void whoTakesTheCallAndSaysNothingIsNotWaitedForLong() throws IOException {
        Path socket = Files.createDirectories(data.resolve("desktop")).resolve("first.sock");
        try (ServerSocketChannel stuck = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            stuck.bind(UnixDomainSocketAddress.of(socket));
            assertThat(FirstInstance.tell(data, Wish.OPEN)).isFalse();
        }
    }
}
