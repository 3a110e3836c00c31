/// How much may be spent, and how that stands.
@NullMarked
package app.hearth.common.budget;

import org.jspecify.annotations.NullMarked;
