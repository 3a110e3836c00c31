package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What a new profile gives. At least one of `username` and `email`; `hasPassword` is false when the desktop made
/// the password itself (the wire leaves it out otherwise).
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Registration(
        @Nullable String username,
        @Nullable String email,
        Secret password,
        @Nullable String displayName,
        @Nullable Secret inviteCode,
        @Nullable String deviceName,
        @Nullable Boolean hasPassword) {}
