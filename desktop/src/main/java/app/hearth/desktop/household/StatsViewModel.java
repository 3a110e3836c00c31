package app.hearth.desktop.household;

import app.hearth.common.client.AdminCalls;
import app.hearth.common.wire.Page;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Pages;

/// How much the server holds. For the UI thread.
final class StatsViewModel {
    private final Pages<Figure> figures;

    StatsViewModel(AdminCalls calls, Background background, Moments moments) {
        figures = new Pages<>(_ -> new Page<>(Figure.of(calls.stats(), moments), null), background);
    }

    /// All on one page.
    Pages<Figure> figures() {
        return figures;
    }

    void load() {
        figures.load();
    }
}
