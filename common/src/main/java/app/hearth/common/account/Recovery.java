package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What signs in when the password is forgotten: one of `username` and `email`, the recovery code, and the
/// password that shall hold from now on.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recovery(
        @Nullable String username,
        @Nullable String email,
        Secret recoveryCode,
        Secret newPassword,
        @Nullable String deviceName) {}
