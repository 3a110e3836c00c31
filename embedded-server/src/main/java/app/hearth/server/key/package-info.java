/// Provider keys, sealed under their profile's vault, and the models they open.
@NullMarked
package app.hearth.server.key;

import org.jspecify.annotations.NullMarked;
