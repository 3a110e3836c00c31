package app.hearth.desktop.account;

import app.hearth.common.audit.AuditEntry;
import app.hearth.common.client.HearthClient;
import app.hearth.desktop.fx.ActRow;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Pages;
import java.util.List;
import javafx.beans.value.ObservableValue;

/// What was done in a profile and tried in its name, newest first, page by page. For the UI thread.
final class ActsViewModel {
    private final Pages<AuditEntry> pages;
    private final ObservableValue<List<ActRow>> rows;

    ActsViewModel(HearthClient client, Background background, Moments moments) {
        pages = new Pages<>(client.account()::audit, background);
        rows = pages.items()
                .map(entries -> entries.stream()
                        .map(entry -> ActRow.of(entry, List.of(), moments))
                        .toList());
    }

    Pages<AuditEntry> pages() {
        return pages;
    }

    ObservableValue<List<ActRow>> rows() {
        return rows;
    }

    void load() {
        pages.load();
    }
}
