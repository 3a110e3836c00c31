package app.hearth.desktop.settings;

import app.hearth.common.client.ProblemException;
import app.hearth.common.key.ProviderKey;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Views;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Adds a provider key, or replaces the one of the same provider. For the UI thread.
public final class KeyFormViewModel {
    private final KeysViewModel keys;
    private final ObjectProperty<ProviderChoice> choice =
            new SimpleObjectProperty<>(ProviderChoice.all().getFirst());
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper keyProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    public KeyFormViewModel(KeysViewModel keys) {
        this.keys = keys;
        choice.subscribe(this::clearProblems);
        key.subscribe(() -> keyProblem.set(""));
        name.subscribe(() -> nameProblem.set(""));
        address.subscribe(() -> addressProblem.set(""));
    }

    ObjectProperty<ProviderChoice> choice() {
        return choice;
    }

    StringProperty key() {
        return key;
    }

    /// What another provider is called.
    StringProperty name() {
        return name;
    }

    /// The base URL of another provider.
    StringProperty address() {
        return address;
    }

    ReadOnlyStringProperty keyProblem() {
        return keyProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty nameProblem() {
        return nameProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty addressProblem() {
        return addressProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void clearProblems() {
        keyProblem.set("");
        nameProblem.set("");
        addressProblem.set("");
        failure.set(Optional.empty());
    }

    void save() {
        if (busy.get() || !fits()) {
            return;
        }
        busy.set(true);
        failure.set(Optional.empty());
        String pasted = choice.get().takesKey() ? key.get().strip() : "";
        Optional<Secret> secret = pasted.isEmpty() ? Optional.empty() : Optional.of(Secret.of(pasted));
        String provider = provider();
        String baseUrl = choice.get().isOther() ? address.get().strip() : null;
        String label = choice.get().isOther() ? name.get().strip() : null;
        keys.background()
                .run(() -> save(provider, secret, baseUrl, label), this::saved, cause -> failed(cause, provider));
    }

    private boolean fits() {
        clearProblems();
        ProviderChoice chosen = choice.get();
        if (chosen.needsKey() && key.get().isBlank()) {
            keyProblem.set(text("key.missing"));
        }
        if (chosen.isOther() && slug(name.get()).isEmpty()) {
            nameProblem.set(text("name.missing"));
        }
        if (chosen.isOther() && !isAddress(address.get().strip())) {
            addressProblem.set(text("address.wrong"));
        }
        return keyProblem.get().isEmpty()
                && nameProblem.get().isEmpty()
                && addressProblem.get().isEmpty();
    }

    private String provider() {
        return choice.get().known().map(KnownProvider::id).orElseGet(() -> slug(name.get()));
    }

    private ProviderKey save(
            String provider, Optional<Secret> secret, @Nullable String baseUrl, @Nullable String label) {
        try {
            return keys.client().keys().save(new SaveKey(provider, secret.orElse(null), baseUrl, label));
        } finally {
            secret.ifPresent(Secret::close);
        }
    }

    private void saved(ProviderKey saved) {
        busy.set(false);
        key.set("");
        name.set("");
        address.set("");
        keys.saved(saved);
    }

    private void failed(Exception cause, String provider) {
        busy.set(false);
        Explanation explanation = Explanations.of(cause, provider);
        switch (field(cause)) {
            case "key" -> keyProblem.set(explanation.what());
            case "base_url" -> addressProblem.set(explanation.what());
            case "provider", "label" -> nameProblem.set(explanation.what());
            default -> failure.set(Optional.of(explanation));
        }
    }

    private static String field(Exception cause) {
        if (cause instanceof ProblemException refused) {
            var errors = refused.problem().errors();
            return errors == null || errors.isEmpty() ? "" : errors.getFirst().field();
        }
        return "";
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// The name as it may stand on the wire: small letters, digits and hyphens.
    private static String slug(String words) {
        return words.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String text(String key) {
        return Views.texts(KeyFormViewModel.class).getString(key);
    }
}
