package app.hearth.common.account;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [Tokens] for a web page whose refresh token stands in a cookie, where its scripts cannot read it.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PageTokens(
        Secret accessToken,
        String tokenType,
        int expiresIn,
        User user,
        List<Notice> notices,
        @Nullable Secret recoveryCode) {
    public static PageTokens of(Tokens tokens) {
        return new PageTokens(
                tokens.accessToken(),
                tokens.tokenType(),
                tokens.expiresIn(),
                tokens.user(),
                tokens.notices(),
                tokens.recoveryCode());
    }
}
