package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.Role;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.MarkdownParser;
import app.hearth.desktop.fx.Thinking;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

final class FindViewModelTest {
    private final ConversationId conversation = ConversationId.next(InstantSource.system());
    private final ObservableList<ChatRow> rows = FXCollections.observableArrayList();
    private final List<Integer> goneTo = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private int inSight;

    private FindViewModel find(Background background) {
        FindViewModel find = new FindViewModel(rows, background, () -> inSight);
        find.onGoTo(match -> goneTo.add(match.index()));
        return find;
    }

    @Test
    void itBeginsWithTheNearestInSightAndGoesRound() {
        rows.setAll(asked("a tram"), asked("a boat"), asked("Trams and a tram"));
        inSight = 1;
        FindViewModel find = find(Background.sameThread());
        find.open();
        find.typed().set("TRAM");

        assertThat(find.found().get().matches()).hasSize(3);
        assertThat(find.found().get().current()).isEqualTo(1);
        find.move(1);
        find.move(1);
        find.move(-1);
        assertThat(goneTo).containsExactly(2, 2, 0, 2);
    }

    @Test
    void anAnswerThatGrowsBringsMoreAndMovesNothing() {
        rows.setAll(asked("a tram"), asked("another tram"));
        FindViewModel find = find(Background.sameThread());
        find.open();
        find.typed().set("tram");
        find.move(1);

        rows.add(asked("one more tram"));
        rows.addFirst(asked("a tram from before"));

        assertThat(find.found().get().matches()).hasSize(4);
        assertThat(find.found().get().current()).isEqualTo(2);
        assertThat(goneTo).containsExactly(0, 1);
    }

    @Test
    void foldedThoughtsAreLookedThrough() {
        ChatMessage answer = message(Role.ASSISTANT, "");
        answer.follow();
        answer.append("", "perhaps the tram");
        rows.setAll(new ChatRow.Thoughts(answer, "", false, new Thinking(false, 0)));
        FindViewModel find = find(Background.sameThread());
        find.open();
        find.typed().set("tram");
        assertThat(find.found().get().now())
                .hasValueSatisfying(match -> assertThat(match.stretch()).isEqualTo(new FoldedText.Stretch(12, 16)));
    }

    @Test
    void whatIsTypedMeanwhileIsSearchedNextAndOnlyTheLastOfIt() {
        rows.setAll(asked("a tram"), asked("a boat"));
        FindViewModel find = find(new Background(work::add, Runnable::run));
        find.open();
        find.typed().set("t");
        find.typed().set("tr");
        find.typed().set("boat");
        assertThat(work).hasSize(1);

        work.remove().run();
        assertThat(work).hasSize(1);
        work.remove().run();
        assertThat(work).isEmpty();
        assertThat(goneTo).endsWith(1);
        assertThat(find.found().get().matches()).hasSize(1);
    }

    @Test
    void closedItKnowsNothingMoreAndSearchesNothing() {
        rows.setAll(asked("a tram"));
        FindViewModel find = find(Background.sameThread());
        find.open();
        find.typed().set("tram");

        find.close();
        rows.add(asked("another tram"));

        assertThat(find.found().get()).isEqualTo(FindViewModel.Found.NOTHING);
    }

    @Test
    void everyMessageOfALongConversationIsFound() {
        rows.setAll(IntStream.range(0, 10_000)
                .mapToObj(number -> asked("message " + number + " speaks of much and of the tram, ".repeat(20)))
                .toList());
        FindViewModel find = find(Background.sameThread());
        find.open();
        find.typed().set("tram");

        assertThat(find.found().get().matches()).hasSize(200_000);
    }

    private ChatRow asked(String words) {
        ChatMessage message = message(Role.USER, words);
        return new ChatRow.Asked(message, MarkdownParser.plain(words).getFirst(), true, true);
    }

    private ChatMessage message(Role role, String words) {
        return new ChatMessage(
                FakeStore.message(conversation, MessageId.next(InstantSource.system()), null, role, words));
    }
}
