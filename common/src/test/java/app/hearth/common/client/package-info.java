/// Tests of app.hearth.common.client.
@NullMarked
package app.hearth.common.client;

import org.jspecify.annotations.NullMarked;
