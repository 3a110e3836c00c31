package app.hearth.desktop.conversations;

import app.hearth.common.client.HearthClient;
import app.hearth.desktop.chat.FakeServer;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A list of conversations before a server that answers what it is told, at noon of a day.
abstract class AtTheList {
    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final FakeServer server = new FakeServer();
    final HearthClient client = server.client();
    final ConversationsViewModel list =
            new ConversationsViewModel(client, Background.sameThread(), InstantSource.fixed(NOON), ZoneOffset.UTC);
    private final Locale before = Locale.getDefault();

    @BeforeEach
    final void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    final void close() {
        Locale.setDefault(before);
        client.close();
        server.close();
    }

    /// The same before which a test decides when its calls are made.
    final ConversationsViewModel slow(Deque<Runnable> work) {
        return new ConversationsViewModel(
                client, new Background(work::add, Runnable::run), InstantSource.fixed(NOON), ZoneOffset.UTC);
    }

    static void finish(Deque<Runnable> work) {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    final List<String> lines() {
        return lines(list);
    }

    /// What a list shows, line by line.
    static List<String> lines(ConversationsViewModel list) {
        RowWords words = new RowWords(Views.texts(ConversationsView.class), InstantSource.system(), list.marks());
        return list.items().stream()
                .map(item -> switch (item) {
                    case ConversationItem.Heading(Section section) ->
                        section.kind().name()
                                + switch (section.kind()) {
                                    case MONTH, YEAR -> " " + words.heading(section);
                                    case PINNED, TODAY, YESTERDAY, WEEK -> "";
                                };
                    case ConversationItem.Entry(ConversationRow row) -> row.title();
                })
                .toList();
    }
}
