package app.hearth.desktop.fx;

import java.io.IOException;
import java.net.URL;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;

/// Loads `XView.fxml` from the package of its controller `XView`, which the caller has constructed; texts come from
/// the bundle `messages` of the same package. For the JavaFX thread.
public final class Views {
    private Views() {}

    /// The texts of a feature in the person's language: the bundle beside one of its classes.
    public static ResourceBundle texts(Class<?> feature) {
        return ResourceBundle.getBundle(feature.getPackageName() + ".messages");
    }

    /// Shows `node` or not; one that is not shown takes no room either.
    public static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    /// The root node of the view; a view that does not load is a defect of the program.
    public static Parent load(Object view) {
        String file = view.getClass().getSimpleName() + ".fxml";
        URL location = view.getClass().getResource(file);
        if (location == null) {
            throw new IllegalStateException(file + " is missing beside its class.");
        }
        FXMLLoader loader = new FXMLLoader(location, texts(view.getClass()));
        loader.setControllerFactory(type -> view);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new IllegalStateException(file + " does not load.", e);
        }
    }
}
