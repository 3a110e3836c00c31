package app.hearth.desktop.fx;

import java.util.Optional;
import javafx.scene.layout.Region;

/// Makes the nodes of the rows of a [TranscriptPane]. For the JavaFX thread.
public interface TranscriptRows<T> {
    /// A new node that shows this row.
    Region make(T row);

    /// What a node made now for this row is to be known by: it can show every row of an equal kind. Empty when it can
    /// show no other row.
    Optional<Object> kind(T row);

    /// Makes a node that was made for a row of the same kind show this one.
    void show(Region node, T row);
}
