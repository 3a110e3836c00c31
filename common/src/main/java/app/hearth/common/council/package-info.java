/// Councils: several models that answer one question and judge each other, and what came of it.
@NullMarked
package app.hearth.common.council;

import org.jspecify.annotations.NullMarked;
