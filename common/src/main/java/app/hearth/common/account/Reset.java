package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What signs in with the one-time token of an admin, and the password that shall hold from now on.
/// Without the recovery code nothing opens the vault: its keys are lost then.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reset(
        Secret token,
        Secret newPassword,
        @Nullable Secret recoveryCode,
        @Nullable String deviceName) {}
