/// Tests of app.hearth.common.wire.
@NullMarked
package app.hearth.common.wire;

import org.jspecify.annotations.NullMarked;
