/// Tests of keys and secrets.
@NullMarked
package app.hearth.server.key;

import org.jspecify.annotations.NullMarked;
