package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Role;
import app.hearth.common.client.AdminCalls;
import app.hearth.common.client.ProblemException;
import app.hearth.common.household.Person;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.household.ResetToken;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Pages;
import app.hearth.desktop.fx.Views;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Everyone who has a profile on the server, and what an admin can do for them. For the UI thread.
final class PeopleViewModel {
    private final ProfileId self;
    private final AdminCalls calls;
    private final Background background;
    private final Moments moments;
    private final Runnable steppedDown;
    private final Pages<Person> pages;
    private final ReadOnlyObjectWrapper<List<PersonRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<ProfileId, String>> names = new ReadOnlyObjectWrapper<>(Map.of());

    /// `self` is who looks; `steppedDown` is run when they look after the server no more.
    PeopleViewModel(ProfileId self, AdminCalls calls, Background background, Moments moments, Runnable steppedDown) {
        this.self = self;
        this.calls = calls;
        this.background = background;
        this.moments = moments;
        this.steppedDown = steppedDown;
        this.pages = new Pages<>(this::readAll, background);
        pages.items().subscribe(this::show);
    }

    Pages<Person> pages() {
        return pages;
    }

    ReadOnlyObjectProperty<List<PersonRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// What the people are called, as far as they have been read.
    ReadOnlyObjectProperty<Map<ProfileId, String>> names() {
        return names.getReadOnlyProperty();
    }

    Moments moments() {
        return moments;
    }

    void load() {
        pages.load();
    }

    /// A household is read as a whole: nobody looks for a person on a second page.
    private Page<Person> readAll(@Nullable String start) {
        List<Person> all = new ArrayList<>();
        String cursor = start;
        do {
            Page<Person> page = calls.people(cursor);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return new Page<>(all, null);
    }

    /// Who was there before keeps their row, with what is asked and shown in it.
    private void show(List<Person> people) {
        Map<ProfileId, PersonRow> before =
                rows.get().stream().collect(Collectors.toMap(PersonRow::id, Function.identity()));
        List<PersonRow> now = new ArrayList<>();
        for (Person person : people) {
            PersonRow known = before.get(person.id());
            PersonRow row = known == null ? new PersonRow(person, person.id().equals(self), background) : known;
            row.becomes(person);
            now.add(row);
        }
        names.set(people.stream().collect(Collectors.toUnmodifiableMap(Person::id, Person::displayName)));
        rows.set(List.copyOf(now));
    }

    void makeAdmin(PersonRow row) {
        change(row, new PersonPatch(Role.ADMIN, null), row::becomes);
    }

    /// Takes the role away from somebody else; one's own asks first.
    void makeMember(PersonRow row) {
        if (row.own()) {
            row.submission().reset();
            row.steppingDown().set(true);
        } else {
            change(row, new PersonPatch(Role.MEMBER, null), row::becomes);
        }
    }

    /// The admin means it: they look after the server no more.
    void stepDown(PersonRow row) {
        row.steppingDown().set(false);
        change(row, new PersonPatch(Role.MEMBER, null), now -> {
            row.becomes(now);
            steppedDown.run();
        });
    }

    void enable(PersonRow row) {
        change(row, new PersonPatch(null, true), row::becomes);
    }

    void disable(PersonRow row) {
        change(row, new PersonPatch(null, false), row::becomes);
    }

    private void change(PersonRow row, PersonPatch patch, Consumer<Person> changed) {
        row.submission().send(() -> calls.update(row.id(), patch), changed, cause -> explain(row, cause));
    }

    void askForBudget(PersonRow row) {
        row.submission().reset();
        row.budget().begin(row.person().get().monthlyBudgetUsd());
    }

    /// Keeps what was typed, unless it cannot be a budget.
    void saveBudget(PersonRow row) {
        row.budget().typed().ifPresent(usd -> setBudget(row, usd));
    }

    /// From now on the person spends what they like.
    void removeBudget(PersonRow row) {
        setBudget(row, null);
    }

    private void setBudget(PersonRow row, @Nullable BigDecimal usd) {
        BudgetForm budget = row.budget();
        Optional<BigDecimal> before = Optional.ofNullable(row.person().get().monthlyBudgetUsd());
        change(row, PersonPatch.budget(usd), now -> {
            row.becomes(now);
            budget.open().set(false);
            budget.changed().set(Optional.of(new BudgetForm.Changed(before)));
        });
    }

    /// The budget is as it was before it was changed last.
    void undoBudget(PersonRow row) {
        row.budget()
                .changed()
                .get()
                .ifPresent(changed ->
                        change(row, PersonPatch.budget(changed.before().orElse(null)), now -> {
                            row.budget().changed().set(Optional.empty());
                            row.becomes(now);
                        }));
    }

    /// Makes the token by which the person sets a new password; the one before is void.
    void reset(PersonRow row) {
        row.submission().send(() -> make(row.id()), made -> row.token().set(Optional.of(made)), this::explain);
    }

    private Handed make(ProfileId id) {
        ResetToken made = calls.resetPassword(id);
        try (Secret token = made.token()) {
            return new Handed(token.reveal(), moments.of(made.expiresAt()));
        }
    }

    void askToDelete(PersonRow row) {
        row.submission().reset();
        row.deleting().set(true);
    }

    /// The admin means it: everything of the profile is gone for ever.
    void delete(PersonRow row) {
        row.deleting().set(false);
        row.submission().send(() -> calls.delete(row.id()), pages::load, this::explain);
    }

    /// What concerns the amount stands at its field.
    private Optional<Explanation> explain(PersonRow row, Exception cause) {
        if (cause instanceof ProblemException answered && answered.code() == ErrorCode.VALIDATION) {
            row.budget().refused(Explanations.of(cause).what());
            return Optional.empty();
        }
        return explain(cause);
    }

    private Optional<Explanation> explain(Exception cause) {
        if (cause instanceof ProblemException answered) {
            if (answered.code() == ErrorCode.CONFLICT) {
                ResourceBundle texts = Views.texts(PeopleViewModel.class);
                return Optional.of(
                        new Explanation(texts.getString("person.last.what"), texts.getString("person.last.do")));
            }
            if (answered.code() == ErrorCode.NOT_FOUND) {
                pages.load();
            }
        }
        return Optional.of(Explanations.of(cause));
    }
}
