/// The conventions of every exchange: JSON, paths, problems, pages, ids.
@NullMarked
package app.hearth.common.wire;

import org.jspecify.annotations.NullMarked;
