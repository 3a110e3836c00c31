package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Opens the vault of this session with exactly one of its three keys.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Unlock(
        @Nullable Secret password,
        @Nullable Secret recoveryCode,
        @Nullable Secret refreshToken) {}
