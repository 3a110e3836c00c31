package app.hearth.desktop.fx;

import app.hearth.common.audit.AuditEntry;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// What was done to accounts and keys, in words a person would use. Thread-safe.
public final class Acts {
    private static final String OK = "ok";
    private static final String REFUSED = "refused";
    private static final String THEFT = "refresh_theft";

    /// What this version has words for, in the order a person would look for it.
    private static final List<String> KNOWN = List.of(
            "sign_in",
            "sign_out",
            "unlock",
            "refresh_theft",
            "session_revoke",
            "register",
            "password_change",
            "password_reset",
            "recovery",
            "recovery_code",
            "totp_enrol",
            "totp_enable",
            "totp_disable",
            "backup_code",
            "email_token",
            "email_verify",
            "profile_delete",
            "key_save",
            "key_delete",
            "secret_save",
            "secret_delete",
            "invite_create",
            "invite_revoke",
            "user_create",
            "user_update",
            "budget_change",
            "user_delete",
            "user_reset",
            "backup",
            "export");

    private Acts() {}

    public static List<String> known() {
        return KNOWN;
    }

    /// An act by its word on the wire.
    public static String words(String act) {
        ResourceBundle texts = texts();
        String key = "act." + act;
        return texts.containsKey(key) ? texts.getString(key) : said(texts, "acts.unknown", act);
    }

    /// What came of it; empty when it simply happened.
    public static String outcome(String outcome) {
        ResourceBundle texts = texts();
        return switch (outcome) {
            case OK -> "";
            case REFUSED -> texts.getString("acts.refused");
            default -> said(texts, "acts.outcome.unknown", outcome);
        };
    }

    /// Whether someone should look twice.
    public static boolean warns(AuditEntry entry) {
        return entry.outcome().equals(REFUSED) || entry.act().equals(THEFT);
    }

    private static String said(ResourceBundle texts, String key, String word) {
        return MessageFormat.format(texts.getString(key), word);
    }

    private static ResourceBundle texts() {
        return Views.texts(Acts.class);
    }
}
