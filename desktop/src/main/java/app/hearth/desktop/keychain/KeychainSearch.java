package app.hearth.desktop.keychain;

/// How the search for this system's keychain ended.
public sealed interface KeychainSearch {
    /// There is one, and it kept and gave back a throw-away item.
    record Found(Keychain keychain) implements KeychainSearch {}

    /// There is none, or it is of no use now. LOCKED may change when its owner unlocks it; then search again.
    record NotUsable(KeychainException.Reason reason) implements KeychainSearch {}
}
