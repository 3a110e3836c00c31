package app.hearth.desktop.outside;

import java.util.function.BooleanSupplier;

/// What is around the window while nobody looks at it.
///
/// @param wanted whether the person wants to be told
/// @param inSight whether they have the window before them
/// @param toFront brings the window before them, which only they may ask for
public record Outside(Notifier notifier, BooleanSupplier wanted, BooleanSupplier inSight, Runnable toFront) {}
