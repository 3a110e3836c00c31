package app.hearth.server.command;

import app.hearth.common.secret.Secret;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/// Where a password comes from when a person or a script gives it to a command. `ask` shows a prompt and reads a line
/// without echo; empty where there is no terminal.
record Typing(InputStream in, Function<String, Optional<char[]>> ask) {
    private static final int LONGEST = 4096;

    static Typing here() {
        return new Typing(
                System.in,
                prompt -> Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(console -> console.readPassword("%s", prompt)));
    }

    /// Asks twice, so that a slip does not lock anybody out.
    Secret asked() throws CommandException {
        char[] first = asked("Password: ");
        char[] second = asked("The same again: ");
        try {
            if (!Arrays.equals(first, second)) {
                throw new CommandException("The two passwords are not the same.");
            }
            return Secret.of(first);
        } finally {
            Arrays.fill(first, ' ');
            Arrays.fill(second, ' ');
        }
    }

    private char[] asked(String prompt) throws CommandException {
        return ask.apply(prompt)
                .orElseThrow(() -> new CommandException("There is no terminal to ask at. Use --password-stdin."));
    }

    /// Everything on standard input but the line end.
    Secret read() throws CommandException {
        byte[] bytes = {};
        try {
            bytes = in.readNBytes(LONGEST + 1);
            return PasswordFile.withoutLineEnd(bytes, LONGEST)
                    .orElseThrow(() -> new CommandException("Standard input holds no password."));
        } catch (IOException e) {
            throw new CommandException("Standard input cannot be read.", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
