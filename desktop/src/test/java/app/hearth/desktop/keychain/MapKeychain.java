package app.hearth.desktop.keychain;

import app.hearth.common.secret.Secret;
import app.hearth.common.wire.BlockingCalls;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A keychain in memory, for tests of what uses one.
public final class MapKeychain implements Keychain {
    private final Map<KeychainItem, Secret> items = new ConcurrentHashMap<>();

    @Override
    public void store(KeychainItem item, Secret value) {
        BlockingCalls.check();
        Values.check(value);
        items.put(item, Secret.of(value.bytes()));
    }

    @Override
    public Optional<Secret> load(KeychainItem item) {
        BlockingCalls.check();
        return Optional.ofNullable(items.get(item)).map(secret -> Secret.of(secret.bytes()));
    }

    @Override
    public void clear(KeychainItem item) {
        BlockingCalls.check();
        items.remove(item);
    }

    int size() {
        return items.size();
    }
}
