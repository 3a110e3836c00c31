package app.hearth.desktop.chat;

import app.hearth.desktop.fx.Views;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.ResourceBundle;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.FlowPane;

/// The files that are to go along, above the composer's text. For the JavaFX thread.
final class FileChips {
    private final FlowPane pane;
    private final ChosenFiles files;
    private final Pictures pictures;
    private final ResourceBundle texts;
    private final Runnable emptied;

    /// @param emptied puts the focus elsewhere when the chip that had it is gone
    FileChips(FlowPane pane, ChosenFiles files, Pictures pictures, Runnable emptied) {
        this.pane = pane;
        this.files = files;
        this.pictures = pictures;
        this.texts = Views.texts(FileChips.class);
        this.emptied = emptied;
        files.shown().addListener((ListChangeListener<ChosenFile>) _ -> show());
        Views.show(pane, false);
        show();
    }

    private void show() {
        IdentityHashMap<ChosenFile, FileChip> known = new IdentityHashMap<>();
        pane.getChildren().forEach(node -> {
            FileChip chip = (FileChip) node;
            known.put(chip.file(), chip);
        });
        List<FileChip> chips = files.shown().stream()
                .map(file -> known.computeIfAbsent(file, one -> new FileChip(one, files, pictures, texts)))
                .toList();
        if (pane.getChildren().equals(chips)) {
            return;
        }
        boolean focused = pane.getChildren().stream().anyMatch(node -> node.isFocusWithin() && !chips.contains(node));
        pane.getChildren().setAll(chips);
        Views.show(pane, !chips.isEmpty());
        if (focused) {
            emptied.run();
        }
    }
}
