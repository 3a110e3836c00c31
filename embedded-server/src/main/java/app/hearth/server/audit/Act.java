package app.hearth.server.audit;

/// What can be done to accounts and keys. The code is what is stored and sent.
public enum Act {
    REGISTER("register"),
    SIGN_IN("sign_in"),
    SIGN_OUT("sign_out"),
    UNLOCK("unlock"),
    REFRESH_THEFT("refresh_theft"),
    SESSION_REVOKE("session_revoke"),
    PASSWORD_CHANGE("password_change"),
    PASSWORD_RESET("password_reset"),
    RECOVERY("recovery"),
    RECOVERY_CODE("recovery_code"),
    TOTP_ENROL("totp_enrol"),
    TOTP_ENABLE("totp_enable"),
    TOTP_DISABLE("totp_disable"),
    BACKUP_CODE("backup_code"),
    EMAIL_TOKEN("email_token"),
    EMAIL_VERIFY("email_verify"),
    PROFILE_DELETE("profile_delete"),
    KEY_SAVE("key_save"),
    KEY_DELETE("key_delete"),
    SECRET_SAVE("secret_save"),
    SECRET_DELETE("secret_delete"),
    INVITE_CREATE("invite_create"),
    INVITE_REVOKE("invite_revoke"),
    USER_CREATE("user_create"),
    USER_UPDATE("user_update"),
    BUDGET_CHANGE("budget_change"),
    USER_DELETE("user_delete"),
    USER_RESET("user_reset"),
    BACKUP("backup"),
    EXPORT("export");

    private final String code;

    Act(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
