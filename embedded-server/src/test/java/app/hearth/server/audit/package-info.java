@NullMarked
package app.hearth.server.audit;

import org.jspecify.annotations.NullMarked;
