/// The one client everything speaks through: the desktop, the tests and the command line.
@NullMarked
package app.hearth.common.client;

import org.jspecify.annotations.NullMarked;
