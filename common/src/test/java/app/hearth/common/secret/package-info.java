/// Tests of app.hearth.common.secret.
@NullMarked
package app.hearth.common.secret;

import org.jspecify.annotations.NullMarked;
