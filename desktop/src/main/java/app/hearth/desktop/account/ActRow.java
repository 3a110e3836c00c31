package app.hearth.desktop.account;

import app.hearth.common.audit.AuditEntry;
import app.hearth.desktop.fx.Acts;
import app.hearth.desktop.fx.Moments;

/// One act in plain words.
///
/// @param words what it was
/// @param detail when it was and from where
/// @param outcome what came of it; empty when it simply happened
/// @param warns whether its owner should look twice
record ActRow(String words, String detail, String outcome, boolean warns) {
    static ActRow of(AuditEntry entry, Moments moments) {
        String when = moments.of(entry.at());
        String address = entry.address();
        String detail = address == null || address.isBlank() ? when : when + "  ·  " + address;
        return new ActRow(Acts.words(entry.act()), detail, Acts.outcome(entry.outcome()), Acts.warns(entry));
    }
}
