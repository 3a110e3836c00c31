package app.hearth.desktop.fx;

import app.hearth.common.account.PasswordLength;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A password while it is chosen: what is wrong with it, and how hard it is to guess. Only the server's rule keeps one
/// back; the rest is advice. For the UI thread.
public final class NewPassword {
    private final Background background;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper strength = new ReadOnlyStringWrapper("");
    private int asked;

    public NewPassword(Background background) {
        this.background = background;
        typed.subscribe(now -> {
            problem.set("");
            weigh(now);
        });
    }

    public StringProperty typed() {
        return typed;
    }

    /// What keeps it back; empty when nothing does.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// How hard it is to guess, in words; empty as long as it is too short to say.
    public ReadOnlyStringProperty strength() {
        return strength.getReadOnlyProperty();
    }

    /// Whether the server could take it; says at the field what is wrong otherwise.
    public boolean fits() {
        problem.set(
                switch (PasswordLength.of(typed.get())) {
                    case TOO_SHORT -> text("password.short");
                    case TOO_LONG -> text("password.long");
                    case FITS -> "";
                });
        return problem.get().isEmpty();
    }

    /// The person goes elsewhere: now is the time to say what is wrong, unless they have not begun.
    public void left() {
        if (!typed.get().isEmpty()) {
            fits();
        }
    }

    /// The server says `why` it does not take it.
    public void refuse(String why) {
        problem.set(why);
    }

    public void clear() {
        typed.set("");
        problem.set("");
    }

    /// Of several answers under way only that about what is typed by now counts.
    private void weigh(String password) {
        int here = ++asked;
        if (PasswordLength.of(password) != PasswordLength.FITS) {
            strength.set("");
            return;
        }
        background.run(
                () -> PasswordStrength.of(password),
                found -> {
                    if (here == asked) {
                        strength.set(text("strength." + found.code()));
                    }
                },
                _ -> strength.set(""));
    }

    private static String text(String key) {
        return Views.texts(NewPassword.class).getString(key);
    }
}
