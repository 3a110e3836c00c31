package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.client.UnreachableException;
import app.hearth.common.wire.Page;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PagesTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private boolean away;
    private String list = "a";
    private final Pages<String> pages = new Pages<>(this::read, new Background(work::add, Runnable::run));

    private Page<String> read(@Nullable String cursor) {
        if (away) {
            throw new UnreachableException("away", new IOException());
        }
        return cursor == null ? new Page<>(List.of(list + 1), "next") : new Page<>(List.of(list + 2), null);
    }

    private void workOff() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    @Test
    void aListIsReadPageByPage() {
        pages.load();
        assertThat(pages.state().get()).isEqualTo(Listing.LOADING);
        workOff();
        assertThat(pages.items().get()).containsExactly("a1");
        assertThat(pages.hasMore().get()).isTrue();

        pages.more();
        pages.more();
        assertThat(work).as("the second press does nothing").hasSize(1);
        workOff();

        assertThat(pages.items().get()).containsExactly("a1", "a2");
        assertThat(pages.hasMore().get()).isFalse();
        pages.more();
        assertThat(work).isEmpty();
    }

    @Test
    void whatWasReadStaysWhenMoreCannotBeAndIsReadOnASecondTry() {
        pages.load();
        workOff();
        away = true;

        pages.more();
        workOff();
        assertThat(pages.failure().get()).isPresent();
        assertThat(pages.state().get()).isEqualTo(Listing.READY);
        assertThat(pages.items().get()).containsExactly("a1");
        assertThat(pages.reading().get()).isFalse();

        away = false;
        pages.more();
        workOff();
        assertThat(pages.failure().get()).isEmpty();
        assertThat(pages.items().get()).containsExactly("a1", "a2");
    }

    @Test
    void whatCouldNeverBeReadHasFailed() {
        away = true;

        pages.load();
        workOff();

        assertThat(pages.state().get()).isEqualTo(Listing.FAILED);
    }

    @Test
    void ofTwoAnswersOnlyTheOneAskedForLastCounts() {
        pages.load();
        Runnable late = work.remove();
        pages.startOver();
        list = "b";
        workOff();
        list = "a";
        late.run();

        assertThat(pages.items().get()).containsExactly("b1");
    }

    @Test
    void anotherListBeginsEmpty() {
        pages.load();
        workOff();

        pages.startOver();

        assertThat(pages.items().get()).isEmpty();
        assertThat(pages.state().get()).isEqualTo(Listing.LOADING);
        assertThat(pages.hasMore().get()).isFalse();
    }
}
