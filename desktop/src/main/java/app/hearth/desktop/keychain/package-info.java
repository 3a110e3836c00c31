/// The operating system's keychain, and the passphrase that stands in where there is none.
@NullMarked
package app.hearth.desktop.keychain;

import org.jspecify.annotations.NullMarked;
