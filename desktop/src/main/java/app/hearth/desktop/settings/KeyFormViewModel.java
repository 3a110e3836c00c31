package app.hearth.desktop.settings;

import app.hearth.common.client.ProblemException;
import app.hearth.common.key.ProviderKey;
import app.hearth.common.key.SaveKey;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.KnownProvider;
import app.hearth.desktop.fx.Submission;
import app.hearth.desktop.fx.Views;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
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
    private final Submission submission;

    public KeyFormViewModel(KeysViewModel keys) {
        this.keys = keys;
        this.submission = new Submission(keys.background());
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

    Submission submission() {
        return submission;
    }

    private void clearProblems() {
        keyProblem.set("");
        nameProblem.set("");
        addressProblem.set("");
        submission.reset();
    }

    void save() {
        if (!fits()) {
            return;
        }
        String pasted = choice.get().takesKey() ? key.get().strip() : "";
        String provider = provider();
        String baseUrl = choice.get().isOther() ? address.get().strip() : null;
        String label = choice.get().isOther() ? name.get().strip() : null;
        submission.send(() -> save(provider, pasted, baseUrl, label), this::saved, cause -> explain(cause, provider));
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

    private ProviderKey save(String provider, String pasted, @Nullable String baseUrl, @Nullable String label) {
        if (pasted.isEmpty()) {
            return keys.client().keys().save(new SaveKey(provider, null, baseUrl, label));
        }
        try (Secret key = Secret.of(pasted)) {
            return keys.client().keys().save(new SaveKey(provider, key, baseUrl, label));
        }
    }

    private void saved(ProviderKey saved) {
        key.set("");
        name.set("");
        address.set("");
        keys.saved(saved);
    }

    /// What concerns a field stands at that field.
    private Optional<Explanation> explain(Exception cause, String provider) {
        Explanation explanation = Explanations.of(cause, provider);
        switch (field(cause)) {
            case "key" -> keyProblem.set(explanation.what());
            case "base_url" -> addressProblem.set(explanation.what());
            case "provider", "label" -> nameProblem.set(explanation.what());
            default -> {
                return Optional.of(explanation);
            }
        }
        return Optional.empty();
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
