package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Fields;
import app.hearth.desktop.fx.Notice;
import app.hearth.desktop.fx.Views;
import java.io.File;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;

/// A proxy and further certificate authorities, for networks that ask for them.
final class NetworkView {
    private final NetworkViewModel model;
    private final Parent root;

    @FXML
    private TextField proxy;

    @FXML
    private Label proxyProblem;

    @FXML
    private TextField authorities;

    @FXML
    private Label authoritiesProblem;

    @FXML
    private Button save;

    @FXML
    private Node kept;

    @FXML
    private Notice notice;

    NetworkView(NetworkViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        Fields.bind(proxy, proxyProblem, model.proxy(), model.proxyProblem());
        Fields.bind(authorities, authoritiesProblem, model.authorities(), model.authoritiesProblem());
        save.disableProperty().bind(model.submission().blocked());
        notice.follow(model.submission().failure());
        model.kept().subscribe(now -> Views.show(kept, now));
    }

    @FXML
    private void choose() {
        Optional.ofNullable(new FileChooser().showOpenDialog(root.getScene().getWindow()))
                .map(File::getPath)
                .ifPresent(model.authorities()::set);
    }

    @FXML
    private void save() {
        model.save();
    }
}
