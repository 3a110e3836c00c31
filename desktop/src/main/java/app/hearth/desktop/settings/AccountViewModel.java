package app.hearth.desktop.settings;

import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.client.HearthClient;
import app.hearth.common.wire.Field;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A person's name and colour. For the UI thread.
public final class AccountViewModel {
    private final HearthClient client;
    private final Background background;
    private final ReadOnlyObjectWrapper<User> user;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Explanation>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<User> told = _ -> {};

    public AccountViewModel(User user, HearthClient client, Background background) {
        this.user = new ReadOnlyObjectWrapper<>(user);
        this.client = client;
        this.background = background;
        name.set(user.displayName());
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

    ReadOnlyObjectProperty<Optional<Explanation>> failure() {
        return failure.getReadOnlyProperty();
    }

    void saveName() {
        String wanted = name.get().strip();
        if (!wanted.isEmpty() && !wanted.equals(user.get().displayName())) {
            change(new UserPatch(Field.of(wanted), Field.absent(), Field.absent(), Field.absent()));
        }
    }

    void choose(String color) {
        if (!color.equals(user.get().avatarColor())) {
            change(new UserPatch(Field.absent(), Field.absent(), Field.of(color), Field.absent()));
        }
    }

    private void change(UserPatch patch) {
        failure.set(Optional.empty());
        background.run(() -> client.account().update(patch), this::show, this::fail);
    }

    private void show(User changed) {
        user.set(changed);
        name.set(changed.displayName());
        told.accept(changed);
    }

    private void fail(Exception cause) {
        failure.set(Optional.of(Explanations.of(cause)));
    }
}
