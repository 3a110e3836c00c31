/// How each provider's protocol is spoken, and which addresses may be called.
@NullMarked
package app.hearth.server.provider;

import org.jspecify.annotations.NullMarked;
