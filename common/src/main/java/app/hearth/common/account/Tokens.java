package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What a sign-in gives; `recoveryCode` stands only in the answer to what makes a new one: a registration, a
/// recovery and a reset.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tokens(
        Secret accessToken,
        Secret refreshToken,
        String tokenType,
        int expiresIn,
        User user,
        @Nullable Secret recoveryCode) {
    public Tokens withRecoveryCode(Secret code) {
        return new Tokens(accessToken, refreshToken, tokenType, expiresIn, user, code);
    }
}
