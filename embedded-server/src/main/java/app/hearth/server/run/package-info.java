/// Answers being generated: started, streamed to their watchers, stored piece by piece, ended.
@NullMarked
package app.hearth.server.run;

import org.jspecify.annotations.NullMarked;
