package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What signs in: one of `username` and `email`, the password, and the one-time code where the profile asks for it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Login(
        @Nullable String username,
        @Nullable String email,
        Secret password,
        @Nullable String totp,
        @Nullable String deviceName) {}
