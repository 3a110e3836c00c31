package app.hearth.desktop.keychain;

import app.hearth.desktop.keychain.KeychainException.Reason;

/// What the errors of libsecret, D-Bus and GIO mean for a person.
final class LibsecretErrors {
    private static final int SECRET_IS_LOCKED = 2;
    private static final int BUS_ACCESS_DENIED = 9;
    private static final int BUS_AUTHENTICATION_FAILED = 10;
    private static final int IO_CANCELLED = 19;
    private static final int IO_UNKNOWN_BUS_ERROR = 36;

    private LibsecretErrors() {}

    static Reason reason(String domain, int code) {
        return switch (domain) {
            case "secret-error" -> code == SECRET_IS_LOCKED ? Reason.LOCKED : Reason.FAILED;
            case "g-dbus-error-quark" ->
                code == BUS_ACCESS_DENIED || code == BUS_AUTHENTICATION_FAILED ? Reason.DENIED : Reason.UNAVAILABLE;
            case "g-io-error-quark" ->
                switch (code) {
                    case IO_CANCELLED -> Reason.DENIED;
                    case IO_UNKNOWN_BUS_ERROR -> Reason.FAILED;
                    default -> Reason.UNAVAILABLE;
                };
            default -> Reason.FAILED;
        };
    }
}
