package app.hearth.desktop.chat;

import app.hearth.desktop.fx.BenchStage;
import java.util.List;
import javafx.scene.Scene;
import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.RichTextModel;

/// JavaFX's incubating rich text area with all messages as one text, without any style: what it costs at least.
final class IncubatorTranscript implements Transcript {
    private final String text;
    private final RichTextArea area = new RichTextArea();
    private final Scene scene;

    IncubatorTranscript(List<String> texts) {
        this.text = String.join("\n\n", texts);
        area.setWrapText(true);
        this.scene = BenchStage.shown(area, LongConversation.WIDTH, LongConversation.HEIGHT);
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public void open() {
        area.setModel(new RichTextModel());
        var _ = area.appendText(text);
        area.moveDocumentEnd();
    }

    @Override
    public void leave() {
        area.setModel(new RichTextModel());
    }

    @Override
    public void jump(double part) {
        area.select(TextPos.ofLeading((int) (part * (area.getModel().size() - 1)), 0));
    }

    @Override
    public void begin() {
        grow("\n\n");
    }

    @Override
    public void grow(String token) {
        var _ = area.appendText(token);
        area.moveDocumentEnd();
    }
}
