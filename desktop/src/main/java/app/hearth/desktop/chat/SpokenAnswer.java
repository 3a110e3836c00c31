package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.Objects;
import java.util.ResourceBundle;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// What a screen reader is told of an answer while it is being written: sentence by sentence, at most once a second,
/// and that it has ended. JavaFX has no live regions; this is a text that nobody sees and that says of itself that it
/// has become another. Does nothing while no such reader runs. For the JavaFX thread.
final class SpokenAnswer extends Region {
    private static final Duration PAUSE = Duration.seconds(1);

    private final ChatViewModel chat;
    private final ObservableValue<Boolean> heard;
    private final ResourceBundle texts = Views.texts(SpokenAnswer.class);
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private SpokenText words = new SpokenText();
    private @Nullable ChatMessage answer;
    private Subscription growing = Subscription.EMPTY;

    /// @param heard whether a screen reader runs; listened to only while this stands in a window, because it outlives
    /// it
    SpokenAnswer(ChatViewModel chat, ObservableValue<Boolean> heard) {
        this.chat = chat;
        this.heard = heard.when(sceneProperty().map(_ -> true).orElse(false));
        setAccessibleRole(AccessibleRole.TEXT);
        setManaged(false);
        setMouseTransparent(true);
        pause.setOnFinished(_ -> tell());
        chat.answeringProperty().subscribe(_ -> follow());
        chat.messages().subscribe(this::follow);
        this.heard.subscribe(_ -> follow());
    }

    private void follow() {
        ChatMessage before = answer;
        ChatMessage now = chat.answeringProperty().get() && heard.getValue()
                ? chat.messages().reversed().stream()
                        .findFirst()
                        .filter(ChatMessage::isAnswer)
                        .orElse(null)
                : null;
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            end(before);
        }
        if (now != null) {
            begin(now);
        }
    }

    private void begin(ChatMessage begun) {
        answer = begun;
        words = new SpokenText();
        words.skip(begun.text());
        say(texts.getString("spoken.begun"));
        growing = begun.revisionProperty().subscribe(_ -> {
            if (pause.getCurrentRate() == 0) {
                pause.playFromStart();
            }
        });
    }

    private void tell() {
        if (answer != null) {
            String more = words.more(answer.text(), false);
            if (!more.isEmpty()) {
                say(more);
            }
        }
    }

    /// How it ended, and whether it is still in sight, is known a moment later.
    private void end(ChatMessage ended) {
        growing.unsubscribe();
        pause.stop();
        answer = null;
        SpokenText rest = words;
        Platform.runLater(() -> sayEnd(ended, rest));
    }

    private void sayEnd(ChatMessage ended, SpokenText rest) {
        boolean here = chat.messages().contains(ended) && heard.getValue();
        String key = ended.isCutShort() ? "spoken.cut" : "spoken.ended";
        say(here ? (rest.more(ended.text(), true) + " " + texts.getString(key)).strip() : "");
    }

    private void say(String what) {
        setAccessibleText(what);
    }
}
