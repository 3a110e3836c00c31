package app.hearth.desktop.account;

import app.hearth.common.audit.AuditEntry;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/// One act in plain words.
///
/// @param words what it was
/// @param detail when it was and from where
/// @param outcome what came of it; empty when it simply happened
/// @param warns whether its owner should look twice
record ActRow(String words, String detail, String outcome, boolean warns) {
    private static final String OK = "ok";
    private static final String REFUSED = "refused";
    private static final String THEFT = "refresh_theft";

    static ActRow of(AuditEntry entry, Moments moments) {
        ResourceBundle texts = Views.texts(ActRow.class);
        String key = "act." + entry.act();
        String words = texts.containsKey(key) ? texts.getString(key) : said(texts, "acts.unknown", entry.act());
        String when = moments.of(entry.at());
        String address = entry.address();
        String detail = address == null || address.isBlank() ? when : when + "  ·  " + address;
        String outcome = switch (entry.outcome()) {
            case OK -> "";
            case REFUSED -> texts.getString("acts.refused");
            default -> said(texts, "acts.outcome.unknown", entry.outcome());
        };
        return new ActRow(
                words,
                detail,
                outcome,
                entry.outcome().equals(REFUSED) || entry.act().equals(THEFT));
    }

    private static String said(ResourceBundle texts, String key, String word) {
        return MessageFormat.format(texts.getString(key), word);
    }
}
