package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.household.Person;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// One person in the list, and what is being done to their profile. For the UI thread.
final class PersonRow {
    private final boolean own;
    private final ReadOnlyObjectWrapper<Person> person;
    private final BooleanProperty deleting = new SimpleBooleanProperty(false);
    private final BooleanProperty steppingDown = new SimpleBooleanProperty(false);
    private final ObjectProperty<Optional<Handed>> token = new SimpleObjectProperty<>(Optional.empty());
    private final BudgetForm budget = new BudgetForm();
    private final Submission submission;

    /// `own` marks the one who looks at the list.
    PersonRow(Person person, boolean own, Background background) {
        this.person = new ReadOnlyObjectWrapper<>(person);
        this.own = own;
        this.submission = new Submission(background);
    }

    ReadOnlyObjectProperty<Person> person() {
        return person.getReadOnlyProperty();
    }

    ProfileId id() {
        return person.get().id();
    }

    boolean own() {
        return own;
    }

    boolean isAdmin() {
        return person.get().role() == Role.ADMIN;
    }

    /// Whether the admin is being asked if everything of the profile is to go.
    BooleanProperty deleting() {
        return deleting;
    }

    /// Whether the admin is being asked if they mean to give up looking after the server themselves.
    BooleanProperty steppingDown() {
        return steppingDown;
    }

    /// By which the person sets a new password, while it is shown.
    ObjectProperty<Optional<Handed>> token() {
        return token;
    }

    /// What the person may spend, as it is being set.
    BudgetForm budget() {
        return budget;
    }

    Submission submission() {
        return submission;
    }

    /// How the profile is from now on.
    void becomes(Person now) {
        person.set(now);
    }
}
