/// What the server costs, each time beside its floor: the same work on bare Undertow. Run by `packaging/bench`.
@NullMarked
package app.hearth.server.bench;

import org.jspecify.annotations.NullMarked;
