package app.hearth.desktop.fx;

import app.hearth.common.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;

/// One act in plain words.
///
/// @param words what it was
/// @param detail who did it, as far as the list does not say so itself, when, and from where
/// @param outcome what came of it; empty when it simply happened
/// @param warns whether someone should look twice
public record ActRow(String words, String detail, String outcome, boolean warns) {
    /// `who` names who did it and to whom; empty where the whole list is one person's.
    public static ActRow of(AuditEntry entry, List<String> who, Moments moments) {
        List<String> parts = new ArrayList<>(who);
        parts.add(moments.of(entry.at()));
        String address = entry.address();
        if (address != null && !address.isBlank()) {
            parts.add(address);
        }
        return new ActRow(
                Acts.words(entry.act()), String.join("  ·  ", parts), Acts.outcome(entry.outcome()), Acts.warns(entry));
    }
}
