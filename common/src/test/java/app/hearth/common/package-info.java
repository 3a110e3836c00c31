/// Tests of the whole module.
@NullMarked
package app.hearth.common;

import org.jspecify.annotations.NullMarked;
