package app.hearth.common.account;

/// Whether a password has the length that both sides ask for, in characters as a person counts them.
public enum PasswordLength {
    TOO_SHORT,
    FITS,
    TOO_LONG;

    public static final int LEAST = 8;
    public static final int MOST = 256;

    public static PasswordLength of(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return TOO_SHORT;
        }
        return length > MOST ? TOO_LONG : FITS;
    }
}
