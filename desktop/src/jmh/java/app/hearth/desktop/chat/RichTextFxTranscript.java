package app.hearth.desktop.chat;

import app.hearth.desktop.fx.BenchStage;
import java.util.List;
import javafx.scene.Scene;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/// The text area of RichTextFX with all messages as one text, without any style: what it costs at least.
final class RichTextFxTranscript implements Transcript {
    private final String text;
    private final StyleClassedTextArea area = new StyleClassedTextArea();
    private final Scene scene;

    RichTextFxTranscript(List<String> texts) {
        this.text = String.join("\n\n", texts);
        area.setWrapText(true);
        area.setUndoManager(null);
        this.scene =
                BenchStage.shown(new VirtualizedScrollPane<>(area), LongConversation.WIDTH, LongConversation.HEIGHT);
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public void open() {
        area.replaceText(text);
        end();
    }

    private void end() {
        area.moveTo(area.getLength());
        area.requestFollowCaret();
    }

    @Override
    public void leave() {
        area.clear();
    }

    @Override
    public void jump(double part) {
        area.showParagraphAtTop((int) (part * (area.getParagraphs().size() - 1)));
    }

    @Override
    public void begin() {
        grow("\n\n");
    }

    @Override
    public void grow(String token) {
        area.appendText(token);
        end();
    }
}
