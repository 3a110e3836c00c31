/// What tests of several packages share: a database of their own, a clock to be turned, a server to be stopped.
@NullMarked
package app.hearth.server.testing;

import org.jspecify.annotations.NullMarked;
