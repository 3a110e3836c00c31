package app.hearth.server.command;

import app.hearth.common.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// A file that holds a password and nothing else, named in an environment variable, so that neither a process list nor
/// a shell's history shows it.
final class PasswordFile {
    private static final int LONGEST = 4096;

    private final Map<String, String> environment;
    private final String variable;

    /// The file that `variable` names, if it is set.
    PasswordFile(Map<String, String> environment, String variable) {
        this.environment = environment;
        this.variable = variable;
    }

    /// Refuses a user without a file and a file without a user, who came by the option of that name.
    void checkBelongsTo(@Nullable String user, String option, @Nullable CommandSpec command) {
        if ((user == null) != named().isEmpty()) {
            throw Misuse.of(command, option + " and " + variable + " belong together.");
        }
    }

    private String named() {
        return environment.getOrDefault(variable, "");
    }

    /// The password, which the caller closes; empty when no file is named.
    Optional<Secret> read() throws CommandException {
        return named().isEmpty() ? Optional.empty() : Optional.of(read(Path.of(named()), variable));
    }

    /// The password without its line end, which the caller closes. `variable` named the file.
    static Secret read(Path file, String variable) throws CommandException {
        byte[] bytes = {};
        try {
            if (isReadableByOthers(file)) {
                throw new CommandException(
                        "Other users of this machine can read the password in " + file + ". Run chmod 600 on it.");
            }
            bytes = Files.readAllBytes(file);
            return withoutLineEnd(bytes, LONGEST)
                    .orElseThrow(
                            () -> new CommandException("The file " + file + " of " + variable + " holds no password."));
        } catch (IOException e) {
            throw new CommandException("The file " + file + " of " + variable + " cannot be read.", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Empty for what is empty or longer than any password.
    static Optional<Secret> withoutLineEnd(byte[] bytes, int longest) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        if (end == 0 || end > longest) {
            return Optional.empty();
        }
        byte[] password = Arrays.copyOf(bytes, end);
        try {
            return Optional.of(Secret.of(password));
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private static boolean isReadableByOthers(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.OTHERS_READ);
    }
}
