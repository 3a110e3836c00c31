package app.hearth.desktop.keychain;

/// How an attempt to open the vault ended.
public sealed interface VaultOpening {
    /// It is open; `isNew` when there was none and this passphrase is now its passphrase.
    record Opened(PassphraseVault vault, boolean isNew) implements VaultOpening {}

    /// The file is whole, and this passphrase does not open it. Nothing was changed.
    record WrongPassphrase() implements VaultOpening {}

    /// The file is torn, altered or from a newer program; no passphrase opens it. Nothing was changed.
    record Damaged() implements VaultOpening {}
}
