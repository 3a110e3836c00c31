package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.CopiedText;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Views;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The menu that copies or saves the conversation in sight as Markdown. For the JavaFX thread.
final class CarryAway {
    private final ChatViewModel chat;
    private final Background background;
    private final ConversationMarkdown markdown;
    private final Consumer<String> said;
    private final MenuButton menu;
    private final ResourceBundle texts = Views.texts(CarryAway.class);
    private BiFunction<Window, String, @Nullable File> chooser = this::ask;

    /// @param said is told what has been done
    CarryAway(ChatViewModel chat, HeadWords heads, MenuButton menu, Consumer<String> said) {
        this.chat = chat;
        this.background = chat.background();
        this.markdown = new ConversationMarkdown(heads::of, texts.getString("markdown.files"));
        this.said = said;
        this.menu = menu;
        menu.getItems()
                .setAll(
                        item("markdown.copy", Feather.COPY, this::copy),
                        item("markdown.save", Feather.DOWNLOAD, this::save));
        menu.setOnShowing(_ ->
                menu.getItems().forEach(item -> item.setDisable(chat.messages().isEmpty())));
    }

    /// What asks a person where to save a file instead of the system's dialog; null when they think better of it.
    void saveWith(BiFunction<Window, String, @Nullable File> other) {
        chooser = other;
    }

    private MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(texts.getString(key), new FontIcon(icon));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private String title() {
        String title = chat.heading().title().get();
        return title.isBlank() ? texts.getString("title.new") : title;
    }

    private void copy() {
        CopiedText.put(markdown.of(title(), chat.messages()));
        said.accept(texts.getString("markdown.copied"));
    }

    private void save() {
        String name = ConversationMarkdown.fileName(title(), texts.getString("markdown.name"));
        File target = chooser.apply(menu.getScene().getWindow(), name);
        if (target != null) {
            String text = markdown.of(title(), chat.messages());
            Path file = target.toPath();
            background.run(
                    () -> Files.writeString(file, text),
                    _ -> said.accept(texts.getString("enclosed.saved").formatted(target.getName())),
                    _ -> chat.explain(new Explanation(
                            texts.getString("markdown.unsaved.what").formatted(target.getName()),
                            texts.getString("markdown.unsaved.do"))));
        }
    }

    private @Nullable File ask(Window window, String name) {
        FileChooser dialog = new FileChooser();
        dialog.setTitle(texts.getString("markdown.save"));
        dialog.setInitialFileName(name);
        dialog.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("Markdown", "*.md"));
        return dialog.showSaveDialog(window);
    }
}
