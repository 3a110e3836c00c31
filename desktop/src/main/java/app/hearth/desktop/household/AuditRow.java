package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.audit.AuditEntry;
import app.hearth.desktop.fx.Acts;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/// One act of anybody, in plain words.
///
/// @param words what it was
/// @param detail who did it and to whom, when, and from where
/// @param outcome what came of it; empty when it simply happened
/// @param warns whether an admin should look twice
record AuditRow(String words, String detail, String outcome, boolean warns) {
    static AuditRow of(AuditEntry entry, Map<ProfileId, String> names, Moments moments) {
        ResourceBundle texts = Views.texts(AuditRow.class);
        String gone = texts.getString("name.gone");
        List<String> parts = new ArrayList<>();
        ProfileId by = entry.userId();
        parts.add(by == null ? texts.getString("name.nobody") : names.getOrDefault(by, gone));
        ProfileId about = entry.aboutUserId();
        if (about != null) {
            parts.add(MessageFormat.format(texts.getString("audit.about"), names.getOrDefault(about, gone)));
        }
        parts.add(moments.of(entry.at()));
        String address = entry.address();
        if (address != null && !address.isBlank()) {
            parts.add(address);
        }
        return new AuditRow(
                Acts.words(entry.act()), String.join("  ·  ", parts), Acts.outcome(entry.outcome()), Acts.warns(entry));
    }
}
