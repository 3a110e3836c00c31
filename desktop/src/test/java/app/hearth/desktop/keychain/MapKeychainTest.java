package app.hearth.desktop.keychain;

class MapKeychainTest extends KeychainContract {
    private final MapKeychain keychain = new MapKeychain();

    @Override
    Keychain keychain() {
        return keychain;
    }
}
