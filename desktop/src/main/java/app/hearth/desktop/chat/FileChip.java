package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.desktop.fx.Views;
import java.util.ResourceBundle;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A chosen file above the composer: what it is, how far it has come, and the way to be rid of it. For the JavaFX
/// thread.
final class FileChip extends HBox {
    private static final double PICTURE = 36;

    private final ResourceBundle texts;
    private final ChosenFile file;
    private final Pictures pictures;
    private final StackPane lead = new StackPane();
    private final Label facts = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button retry;

    FileChip(ChosenFile file, ChosenFiles files, Pictures pictures, ResourceBundle texts) {
        this.file = file;
        this.pictures = pictures;
        this.texts = texts;
        Label name = new Label(file.name());
        name.getStyleClass().add("file-name");
        lead.getStyleClass().add("file-lead");
        facts.getStyleClass().add("file-facts");
        facts.setWrapText(true);
        progress.getStyleClass().addAll("small", "file-progress");
        VBox words = new VBox(name, facts, progress);
        words.getStyleClass().add("file-words");
        retry = button("file.retry", Feather.REFRESH_CW, () -> files.retry(file));
        Button remove = button("file.remove", Feather.X, () -> files.remove(file));
        getChildren().addAll(lead, words, retry, remove);
        getStyleClass().add("file-chip");
        setAccessibleText(file.name());
        file.stateProperty().subscribe(this::show);
    }

    ChosenFile file() {
        return file;
    }

    private Button button(String key, Feather icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().add("quiet-icon");
        button.setAccessibleText(texts.getString(key).formatted(file.name()));
        button.setTooltip(new Tooltip(button.getAccessibleText()));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show(ChosenFile.State state) {
        switch (state) {
            case ChosenFile.Sending(double part) -> {
                lead.getChildren().setAll(new FontIcon(Feather.FILE));
                facts.setText(
                        part < 1
                                ? texts.getString("file.sending").formatted(Math.round(part * 100))
                                : texts.getString("file.looking"));
                progress.setProgress(part < 1 ? part : ProgressBar.INDETERMINATE_PROGRESS);
            }
            case ChosenFile.There(Attachment attachment) -> {
                lead.getChildren().setAll(lead(attachment));
                facts.setText(FileSizes.of(attachment.size()));
            }
            case ChosenFile.Refused(var why, var _) -> {
                lead.getChildren().setAll(new FontIcon(Feather.ALERT_CIRCLE));
                facts.setText(why.what() + " " + why.whatToDo());
            }
        }
        Views.show(progress, state instanceof ChosenFile.Sending);
        Views.show(retry, state instanceof ChosenFile.Refused(var _, boolean again) && again);
        getStyleClass().remove("refused");
        if (state instanceof ChosenFile.Refused) {
            getStyleClass().add("refused");
        }
    }

    private Node lead(Attachment attachment) {
        return attachment.image()
                ? new PictureBox(pictures, attachment, PICTURE, PICTURE)
                : new FontIcon(Feather.FILE_TEXT);
    }
}
