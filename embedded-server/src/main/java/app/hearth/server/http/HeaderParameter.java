package app.hearth.server.http;

import java.util.Optional;

/// A parameter in a header's value: `boundary` in `multipart/form-data; boundary="x y"`. Takes whatever a client
/// sends.
///
/// Undertow's `Headers.extractQuotedValueFromHeader` ends a value at a hidden quotation mark and then finds nothing
/// behind it, takes a value that does not end, and minds the case of names and spaces around `=`.
final class HeaderParameter {
    private final String header;
    private int at;

    private HeaderParameter(String header) {
        this.header = header;
    }

    /// The first parameter of that name, in any case; empty when there is none, or none that ends.
    static Optional<String> of(String header, String name) {
        HeaderParameter reader = new HeaderParameter(header);
        while (reader.skipTo(';')) {
            int start = reader.at;
            if (!reader.skipTo('=')) {
                break;
            }
            String found = header.substring(start, reader.at - 1).strip();
            Optional<String> value = reader.value();
            if (found.equalsIgnoreCase(name)) {
                return value;
            }
        }
        return Optional.empty();
    }

    /// Behind the next such character.
    private boolean skipTo(char wanted) {
        int found = header.indexOf(wanted, at);
        at = found < 0 ? header.length() : found + 1;
        return found >= 0;
    }

    private Optional<String> value() {
        while (at < header.length() && header.charAt(at) == ' ') {
            at++;
        }
        if (at < header.length() && header.charAt(at) == '"') {
            at++;
            return quoted();
        }
        int end = header.indexOf(';', at);
        String value = header.substring(at, end < 0 ? header.length() : end).strip();
        at = end < 0 ? header.length() : end;
        return Optional.of(value);
    }

    /// A backslash hides a quotation mark or a backslash; before anything else it is one, as in paths of Windows.
    private Optional<String> quoted() {
        StringBuilder value = new StringBuilder();
        for (; at < header.length(); at++) {
            char c = header.charAt(at);
            if (c == '"') {
                at++;
                return Optional.of(value.toString());
            }
            boolean hides = c == '\\' && at + 1 < header.length() && "\"\\".indexOf(header.charAt(at + 1)) >= 0;
            value.append(hides ? header.charAt(++at) : c);
        }
        return Optional.empty();
    }
}
