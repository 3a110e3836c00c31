package app.hearth.common.client;

import app.hearth.common.secret.Secret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A token store that lasts as long as the program.
final class MemoryTokenStore implements TokenStore {
    private final AtomicReference<@Nullable Secret> token = new AtomicReference<>();

    @Override
    public Optional<Secret> load() {
        return Optional.ofNullable(token.get());
    }

    @Override
    public void save(Secret refreshToken) {
        token.set(refreshToken);
    }

    @Override
    public void clear() {
        token.set(null);
    }
}
