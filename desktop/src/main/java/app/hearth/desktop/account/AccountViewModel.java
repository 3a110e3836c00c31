package app.hearth.desktop.account;

import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.wire.Field;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Views;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A person's name, e-mail address and colour. For the UI thread.
public final class AccountViewModel {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");

    private final HearthClient client;
    private final Background background;
    private final ReadOnlyObjectWrapper<User> user;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty email = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper emailProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<User> told = _ -> {};

    public AccountViewModel(User user, HearthClient client, Background background) {
        this.user = new ReadOnlyObjectWrapper<>(user);
        this.client = client;
        this.background = background;
        name.set(user.displayName());
        email.set(emailOf(user));
        email.subscribe(_ -> emailProblem.set(""));
    }

    private static String emailOf(User user) {
        return Objects.requireNonNullElse(user.email(), "");
    }

    /// Who it is, as the server last said.
    public ReadOnlyObjectProperty<User> user() {
        return user.getReadOnlyProperty();
    }

    /// Who learns, on the UI thread, what was changed.
    public void onChanged(Consumer<User> taker) {
        told = taker;
    }

    StringProperty name() {
        return name;
    }

    StringProperty email() {
        return email;
    }

    ReadOnlyStringProperty emailProblem() {
        return emailProblem.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    void saveName() {
        String wanted = name.get().strip();
        if (!wanted.isEmpty() && !wanted.equals(user.get().displayName())) {
            change(new UserPatch(Field.of(wanted), Field.absent(), Field.absent(), Field.absent()), this::fail);
        }
    }

    /// An empty address takes away the one there was.
    void saveEmail() {
        String wanted = email.get().strip();
        if (wanted.equals(emailOf(user.get()))) {
            return;
        }
        if (!wanted.isEmpty() && !ADDRESS.matcher(wanted).matches()) {
            emailProblem.set(text("email.wrong"));
            return;
        }
        Field<String> field = wanted.isEmpty() ? Field.of(null) : Field.of(wanted);
        change(new UserPatch(Field.absent(), field, Field.absent(), Field.absent()), this::emailRefused);
    }

    void choose(String color) {
        if (!color.equals(user.get().avatarColor())) {
            change(new UserPatch(Field.absent(), Field.absent(), Field.of(color), Field.absent()), this::fail);
        }
    }

    /// Says who it is from now on, after a change made elsewhere on this page.
    void becomes(User changed) {
        user.set(changed);
        told.accept(changed);
    }

    private void change(UserPatch patch, Consumer<Exception> refused) {
        failure.set(Optional.empty());
        background.run(() -> client.account().update(patch), changed -> show(changed, patch), refused);
    }

    /// What is being typed into the other field meanwhile stays.
    private void show(User changed, UserPatch patch) {
        becomes(changed);
        patch.displayName().ifPresent(_ -> name.set(changed.displayName()));
        patch.email().ifPresent(_ -> email.set(emailOf(changed)));
    }

    /// What concerns the field stands at the field.
    private void emailRefused(Exception cause) {
        switch (cause) {
            case ProblemException answered -> {
                switch (answered.code()) {
                    case CONFLICT -> emailProblem.set(text("email.taken"));
                    case VALIDATION -> emailProblem.set(text("email.wrong"));
                    default -> fail(cause);
                }
            }
            default -> fail(cause);
        }
    }

    private void fail(Exception cause) {
        failure.set(Optional.of(Explanations.of(cause)));
    }

    private static String text(String key) {
        return Views.texts(AccountViewModel.class).getString(key);
    }
}
