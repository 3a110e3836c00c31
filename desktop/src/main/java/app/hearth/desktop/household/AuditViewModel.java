package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.audit.AuditEntry;
import app.hearth.common.client.AdminCalls;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.ActRow;
import app.hearth.desktop.fx.Acts;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Pages;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What was done in all profiles of the server, newest first, narrowed to one person or one act. For the UI thread.
final class AuditViewModel {
    private final AdminCalls calls;
    private final Moments moments;
    private final ObservableValue<Map<ProfileId, String>> names;
    private final Pages<AuditEntry> pages;
    private final ReadOnlyObjectWrapper<List<ActRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Choice<ProfileId>>> people;
    private volatile Filter filter = new Filter(Optional.empty(), Optional.empty());

    /// `names` tells who the ids are.
    AuditViewModel(
            AdminCalls calls, Background background, Moments moments, ObservableValue<Map<ProfileId, String>> names) {
        this.calls = calls;
        this.moments = moments;
        this.names = names;
        this.pages = new Pages<>(this::read, background);
        this.people = new ReadOnlyObjectWrapper<>(choices(names.getValue()));
        pages.items().subscribe(_ -> show());
        names.subscribe(now -> {
            people.set(choices(now));
            show();
        });
    }

    /// What is listed; empty is everything.
    record Filter(Optional<ProfileId> by, Optional<String> act) {}

    Pages<AuditEntry> pages() {
        return pages;
    }

    ReadOnlyObjectProperty<List<ActRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    Filter filter() {
        return filter;
    }

    /// Everybody, and each person by name.
    ReadOnlyObjectProperty<List<Choice<ProfileId>>> people() {
        return people.getReadOnlyProperty();
    }

    private static List<Choice<ProfileId>> choices(Map<ProfileId, String> names) {
        List<Choice<ProfileId>> choices = new ArrayList<>();
        names.forEach((id, name) -> choices.add(new Choice<>(Optional.of(id), name)));
        choices.sort(Comparator.comparing(Choice::words, String.CASE_INSENSITIVE_ORDER));
        choices.addFirst(new Choice<>(Optional.empty(), text("audit.everybody")));
        return List.copyOf(choices);
    }

    /// Everything, and each act there are words for.
    List<Choice<String>> acts() {
        List<Choice<String>> choices = new ArrayList<>();
        choices.add(new Choice<>(Optional.empty(), text("audit.everything")));
        Acts.known().forEach(act -> choices.add(new Choice<>(Optional.of(act), Acts.words(act))));
        return choices;
    }

    void load() {
        pages.load();
    }

    /// Lists only what this person did; empty is everybody.
    void showOnlyBy(Optional<ProfileId> person) {
        narrow(new Filter(person, filter.act()));
    }

    /// Lists only this act; empty is everything.
    void showOnly(Optional<String> act) {
        narrow(new Filter(filter.by(), act));
    }

    private void narrow(Filter wanted) {
        if (!wanted.equals(filter)) {
            filter = wanted;
            pages.startOver();
        }
    }

    private Page<AuditEntry> read(@Nullable String cursor) {
        Filter wanted = filter;
        return calls.audit(wanted.by().orElse(null), wanted.act().orElse(null), cursor);
    }

    private void show() {
        rows.set(pages.items().getValue().stream()
                .map(entry -> ActRow.of(entry, who(entry), moments))
                .toList());
    }

    /// Who did it, and to whom where that is said.
    private List<String> who(AuditEntry entry) {
        Map<ProfileId, String> known = names.getValue();
        String gone = text("name.gone");
        ProfileId by = entry.userId();
        String doer = by == null ? text("name.nobody") : known.getOrDefault(by, gone);
        ProfileId about = entry.aboutUserId();
        return about == null
                ? List.of(doer)
                : List.of(doer, MessageFormat.format(text("audit.about"), known.getOrDefault(about, gone)));
    }

    private static String text(String key) {
        return Views.texts(AuditViewModel.class).getString(key);
    }
}
