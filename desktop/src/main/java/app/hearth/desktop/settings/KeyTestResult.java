package app.hearth.desktop.settings;

import app.hearth.desktop.fx.Explanation;

/// What is known about whether a key works.
sealed interface KeyTestResult {
    /// Nobody has asked yet.
    record Untested() implements KeyTestResult {}

    record Testing() implements KeyTestResult {}

    /// The provider accepts it and offers so many models.
    record Works(int models) implements KeyTestResult {}

    record Fails(Explanation why) implements KeyTestResult {}
}
