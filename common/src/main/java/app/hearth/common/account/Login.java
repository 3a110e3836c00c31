package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What signs in: one of `username` and `email`, the password, and, where the profile asks for it, the
/// one-time code of the authenticator app or a backup code.
///
/// `refreshToken` is an earlier one of this profile on this device, also of a session that is over. It opens
/// nothing; it shows that the device was signed in before, so that strangers who guess at the name cannot keep
/// it out.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Login(
        @Nullable String username,
        @Nullable String email,
        Secret password,
        @Nullable Secret totp,
        @Nullable String deviceName,
        @Nullable Secret refreshToken) {
    @JsonCreator
    public Login {}

    /// A sign-in of a device that has no earlier token.
    public Login(
            @Nullable String username,
            @Nullable String email,
            Secret password,
            @Nullable Secret totp,
            @Nullable String deviceName) {
        this(username, email, password, totp, deviceName, null);
    }

    public Login withRefreshToken(Secret earlier) {
        return new Login(username, email, password, totp, deviceName, earlier);
    }
}
