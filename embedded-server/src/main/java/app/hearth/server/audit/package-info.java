/// The log of what was done to accounts and keys: rows that are only ever added, read by their profile and by the
/// admin.
@NullMarked
package app.hearth.server.audit;

import org.jspecify.annotations.NullMarked;
