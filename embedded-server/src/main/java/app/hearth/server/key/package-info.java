/// Provider keys and the secrets of other services, sealed under their profile's vault, and the models they open.
@NullMarked
package app.hearth.server.key;

import org.jspecify.annotations.NullMarked;
