package app.hearth.common.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Refuses numbers whose exponent goes beyond what others can print, and text that no database or later reader
/// could keep: the NUL character and halves of surrogate pairs, both of which JSON can spell.
final class StorableTextParser extends JsonParserDelegate {
    private static final int MOST_EXPONENT = 400;

    StorableTextParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            String text = getText();
            if (!isStorable(text)) {
                throw new JsonParseException(this, "Text must not contain NUL or half of a surrogate pair.");
            }
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT && !isPrintable(getText())) {
            throw new JsonParseException(this, "A number's exponent must not go beyond 400.");
        }
        return token;
    }

    private static boolean isPrintable(String number) {
        int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        String exponent = mark < 0 ? "0" : number.substring(mark + 1);
        return exponent.length() <= 5 && Math.abs(Integer.parseInt(exponent)) <= MOST_EXPONENT;
    }

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
