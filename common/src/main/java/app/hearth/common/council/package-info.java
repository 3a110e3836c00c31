/// What a council of models came to.
@NullMarked
package app.hearth.common.council;

import org.jspecify.annotations.NullMarked;
