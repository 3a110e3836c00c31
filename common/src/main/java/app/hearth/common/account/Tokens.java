package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sign-in gives.
///
/// @param notices what the profile has to be told; shown this once, and never by a refresh
/// @param recoveryCode only in the answer to what makes a new one: a registration, a recovery and a reset
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tokens(
        Secret accessToken,
        Secret refreshToken,
        String tokenType,
        int expiresIn,
        User user,
        List<Notice> notices,
        @Nullable Secret recoveryCode) {
    public Tokens {
        notices = List.copyOf(notices);
    }

    public Tokens withRecoveryCode(Secret code) {
        return new Tokens(accessToken, refreshToken, tokenType, expiresIn, user, notices, code);
    }
}
