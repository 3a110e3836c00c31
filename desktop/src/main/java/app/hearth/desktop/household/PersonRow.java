package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.household.Person;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Submission;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// One person in the list, and what is being done to their profile. For the UI thread.
final class PersonRow {
    private final boolean own;
    private final ReadOnlyObjectWrapper<Person> person;
    private final ObjectProperty<Question> question = new SimpleObjectProperty<>(Question.NONE);
    private final ObjectProperty<Optional<Handed>> token = new SimpleObjectProperty<>(Optional.empty());
    private final Submission submission;

    /// `own` marks the one who looks at the list.
    PersonRow(Person person, boolean own, Background background) {
        this.person = new ReadOnlyObjectWrapper<>(person);
        this.own = own;
        this.submission = new Submission(background);
    }

    /// What the admin is asked before it is done.
    enum Question {
        NONE,
        /// Whether everything of the profile is to be deleted.
        DELETE,
        /// Whether they mean to give up looking after the server themselves.
        STEP_DOWN
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

    ObjectProperty<Question> question() {
        return question;
    }

    /// By which the person sets a new password, while it is shown.
    ObjectProperty<Optional<Handed>> token() {
        return token;
    }

    Submission submission() {
        return submission;
    }

    /// How the profile is from now on.
    void becomes(Person now) {
        person.set(now);
    }
}
