package app.hearth.desktop.conversations;

import app.hearth.desktop.fx.Views;
import java.time.InstantSource;
import java.util.List;

/// What a list shows, line by line.
final class Lined {
    private Lined() {}

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
