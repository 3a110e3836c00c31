package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.desktop.Looking;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a screen reader is told, before the real server and its slow demo model.
final class SpokenAnswerIT extends AtTheWindow {
    private static final String BEGUN = "An answer is being written.";

    private final SimpleBooleanProperty heard = new SimpleBooleanProperty(true);
    private final List<String> told = new CopyOnWriteArrayList<>();

    SpokenAnswerIT(@TempDir Path data) throws Exception {
        super(data);
    }

    @Override
    void prepare() {
        house.useDemo(anna);
    }

    @Test
    void sentencesAreToldWhileTheyAreWrittenAndThatItStopped() throws TimeoutException {
        ask();
        await(() -> told.size() >= 3);
        assertThat(told.getFirst()).isEqualTo(BEGUN);
        assertThat(told.get(1)).endsWith(".");
        String written = Looking.at(() -> chat.messages().getLast().text().toString());
        assertThat(written.replaceAll("[*`]", "")).contains(told.get(1));
        assertThat(told.get(2)).isNotEqualTo(told.get(1));

        robot.interact(chat::stop);
        await(() -> told.getLast().endsWith("The answer stopped before its end."));
    }

    @Test
    void whoGoesElsewhereIsToldNothingMoreOfIt() throws TimeoutException {
        ask();
        await(() -> !told.isEmpty());
        robot.interact(chat::startNew);
        await(() -> told.getLast().isEmpty());
    }

    @Test
    void whereNobodyListensNothingIsSaid() throws TimeoutException {
        heard.set(false);
        ask();
        await(() -> chat.messages().getLast().text().length() > 80);
        assertThat(told).isEmpty();
    }

    private void ask() throws TimeoutException {
        await(() -> !chat.models().models().isEmpty());
        robot.interact(() -> {
            SpokenAnswer spoken = new SpokenAnswer(chat, heard);
            new Scene(new Pane(spoken));
            spoken.accessibleTextProperty().subscribe(text -> {
                if (text != null) {
                    told.add(text);
                }
            });
            chat.models().selectedProperty().set(new ModelName("demo", "hearth-demo-slow"));
            chat.draftProperty().set("How late is it?");
            chat.send();
        });
        await(chat.answeringProperty()::get);
    }
}
