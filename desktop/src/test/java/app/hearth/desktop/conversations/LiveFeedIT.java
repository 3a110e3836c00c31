package app.hearth.desktop.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewTag;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Rounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one device hears of another, before the real server.
final class LiveFeedIT {
    private static final int PATIENCE_SECONDS = 60;

    private final RealHearth house;
    private final HearthClient here;
    private final Semaphore heard = new Semaphore(0);
    private final Semaphore tags = new Semaphore(0);
    private final AtomicInteger missed = new AtomicInteger();
    private final List<ConversationId> named = new CopyOnWriteArrayList<>();
    private HearthClient there;

    LiveFeedIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        here = house.client();
        there = here;
    }

    @BeforeEach
    void moveIn() {
        house.register(here, "anna", "Kitchen");
        there = house.signIn("anna", "Laptop");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private LiveFeed feed() {
        return new LiveFeed(here.live(), Rounds.byTheClock(), Background.sameThread(), new Ears());
    }

    /// Whoever listens.
    private final class Ears implements LiveFeed.Heard {
        @Override
        public void missed() {
            missed.incrementAndGet();
            heard.release();
        }

        @Override
        public void conversation(ConversationId id) {
            named.add(id);
            heard.release();
        }

        @Override
        public void tags() {
            tags.release();
        }

        @Override
        public void runs() {
            // none goes on here
        }
    }

    private boolean hears() throws InterruptedException {
        return heard.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// Much longer than what is heard takes.
    private boolean hearsAtOnce() throws InterruptedException {
        return heard.tryAcquire(1, TimeUnit.SECONDS);
    }

    @Test
    void whatAnotherDeviceDoesToAConversationIsHeard() throws InterruptedException {
        try (LiveFeed _ = feed()) {
            assertThat(hears()).as("what may have been missed before").isTrue();
            Conversation made = there.conversations().create(new NewConversation(null, "Soup", null, null));
            assertThat(hears()).isTrue();
            there.conversations().update(made.id(), ConversationPatch.none().withTitle("Leek soup"));
            assertThat(hears()).isTrue();
            assertThat(named).containsExactly(made.id(), made.id());
        }
    }

    @Test
    void tagsAreHeardOfByThemselves() throws InterruptedException {
        try (LiveFeed _ = feed()) {
            assertThat(hears()).isTrue();
            there.conversations().createTag(new NewTag(null, "kitchen"));
            assertThat(tags.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(hearsAtOnce()).isFalse();
            there.conversations().create(new NewConversation(null, "Soup", null, null));
            assertThat(hears()).isTrue();
        }
    }

    @Test
    void aFeedThatIsClosedHearsNothingMore() throws InterruptedException {
        LiveFeed feed = feed();
        assertThat(hears()).isTrue();
        feed.close();
        there.conversations().create(new NewConversation(null, "Soup", null, null));
        assertThat(hearsAtOnce()).isFalse();
    }

    @Test
    void aChannelIsRenewedInsteadOfOpenedAgain() throws InterruptedException {
        try (LiveFeed _ = new LiveFeed(
                here.live(), Rounds.byTheClock(), Background.sameThread(), new Ears(), Duration.ofMillis(50))) {
            assertThat(hears()).isTrue();
            for (int number = 0; number < 5; number++) {
                assertThat(hearsAtOnce() && missed.get() > 1).isFalse();
            }
            there.conversations().create(new NewConversation(null, "Soup", null, null));
            assertThat(hears()).isTrue();
            assertThat(missed).hasValue(1);
        }
    }
}
