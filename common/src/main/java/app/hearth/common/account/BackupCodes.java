package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import java.util.List;

/// Codes that each sign in once in the place of the authenticator app. Shown this once.
public record BackupCodes(List<Secret> backupCodes) {
    public BackupCodes {
        backupCodes = List.copyOf(backupCodes);
    }
}
