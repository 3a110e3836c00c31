package app.hearth.desktop.fx;

import app.hearth.common.wire.Problem;

/// Turns failures into sentences for a person, in their language.
public final class Explanations {
    private Explanations() {}

    /// Any failure of a call.
    public static Explanation of(Exception failure) {
        return new Explanation(String.valueOf(failure.getMessage()), "");
    }

    /// What a failed message keeps.
    public static Explanation of(Problem problem) {
        return new Explanation(problem.detail(), "");
    }
}
