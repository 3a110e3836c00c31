package app.hearth.server.account;

import app.hearth.common.account.PasswordLength;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.ServerException;
import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/// Which passwords are taken: 8 to 256 characters, no rules of composition, but not one of the commonest.
final class PasswordRules {
    /// How far down the list of leaked passwords, commonest first, a password counts as common.
    private static final int COMMON_RANK = 10_000;

    private static final Map<String, Integer> RANKS = ranks();

    private PasswordRules() {}

    static void check(String field, Secret password) {
        String text = password.reveal();
        if (PasswordLength.of(text) != PasswordLength.FITS) {
            throw new InvalidFieldException(field, "A password has between 8 and 256 characters.");
        }
        Integer rank = RANKS.get(text.toLowerCase(Locale.ROOT));
        boolean oneCharacter = text.codePoints().distinct().count() == 1;
        if (oneCharacter || (rank != null && rank <= COMMON_RANK)) {
            throw new InvalidFieldException(
                    field, "This is one of the passwords that are guessed first. Choose another.");
        }
    }

    private static Map<String, Integer> ranks() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getRankedDictionary();
        } catch (IOException e) {
            throw new ServerException("The list of common passwords is missing from this program.", e);
        }
    }
}
