/// A council of models: several answer, they judge each other's answers without names, and one writes the answer.
@NullMarked
package app.hearth.server.council;

import org.jspecify.annotations.NullMarked;
