package app.hearth.common.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A signed-in device, as its profile sees it.
public record DeviceSession(
        SessionId id,
        @Nullable String deviceName,
        @Nullable String ip,
        @Nullable String userAgent,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean current) {}
