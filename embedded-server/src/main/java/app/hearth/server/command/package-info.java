/// The command line: each command as a class, its options, its one-line failures and its exit code.
@NullMarked
package app.hearth.server.command;

import org.jspecify.annotations.NullMarked;
