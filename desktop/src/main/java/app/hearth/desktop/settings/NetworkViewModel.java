package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import app.hearth.desktop.settings.Network.FileState;
import java.util.Optional;
import java.util.ResourceBundle;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the server inside this desktop reaches providers; looked at before it is kept, used from the next start on. For
/// the UI thread.
public final class NetworkViewModel {
    private static final Logger log = LoggerFactory.getLogger(NetworkViewModel.class);

    private final DesktopSettings settings;
    private final Background background;
    private final StringProperty proxy = new SimpleStringProperty("");
    private final StringProperty authorities = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper proxyProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper authoritiesProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper(false);
    private final Submission submission;

    public NetworkViewModel(DesktopSettings settings, Background background) {
        this.settings = settings;
        this.background = background;
        this.submission = new Submission(background);
        proxy.subscribe(() -> changed(proxyProblem));
        authorities.subscribe(() -> changed(authoritiesProblem));
    }

    private void changed(ReadOnlyStringWrapper problem) {
        problem.set("");
        kept.set(false);
    }

    /// The address of a proxy, as it is typed.
    StringProperty proxy() {
        return proxy;
    }

    /// The file with further authorities, as it is typed.
    StringProperty authorities() {
        return authorities;
    }

    ReadOnlyStringProperty proxyProblem() {
        return proxyProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty authoritiesProblem() {
        return authoritiesProblem.getReadOnlyProperty();
    }

    /// Whether what is typed is what holds from the next start on, and was not before.
    ReadOnlyBooleanProperty kept() {
        return kept.getReadOnlyProperty();
    }

    Submission submission() {
        return submission;
    }

    /// Takes up what was kept.
    public void load() {
        background.run(settings::network, this::show, cause -> log.warn("The settings cannot be read", cause));
    }

    private void show(Network network) {
        proxy.set(network.proxy());
        authorities.set(network.authorities());
    }

    void save() {
        Network typed = new Network(proxy.get(), authorities.get());
        proxyProblem.set("");
        authoritiesProblem.set("");
        kept.set(false);
        if (!typed.proxy().isEmpty() && typed.httpProxy().isEmpty()) {
            proxyProblem.set(text("network.proxy.wrong"));
            return;
        }
        submission.send(() -> keep(typed), this::tell, _ -> Optional.of(notKept()));
    }

    private FileState keep(Network typed) {
        FileState state = typed.authorities().isEmpty() ? FileState.GOOD : typed.fileState();
        if (state == FileState.GOOD) {
            settings.keep(typed.wherever());
        }
        return state;
    }

    private void tell(FileState state) {
        switch (state) {
            case GOOD -> kept.set(true);
            case MISSING -> authoritiesProblem.set(text("network.authorities.missing"));
            case WITHOUT_CERTIFICATE -> authoritiesProblem.set(text("network.authorities.none"));
        }
    }

    private static Explanation notKept() {
        return new Explanation(text("network.unkept.what"), text("network.unkept.do"));
    }

    private static String text(String key) {
        ResourceBundle texts = Views.texts(NetworkViewModel.class);
        return texts.getString(key);
    }
}
