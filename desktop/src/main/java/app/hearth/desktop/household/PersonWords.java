package app.hearth.desktop.household;

import app.hearth.common.household.Person;
import app.hearth.desktop.fx.Moments;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// What the list says of a person. Thread-safe.
record PersonWords(ResourceBundle texts, Moments moments) {
    /// Who they are to the server, when they were seen and how much they keep.
    String detail(Person person) {
        List<String> parts = new ArrayList<>();
        if (!person.username().equalsIgnoreCase(person.displayName())) {
            parts.add(person.username());
        }
        String email = person.email();
        if (email != null) {
            parts.add(email);
        }
        Instant seen = person.lastSeenAt();
        parts.add(seen == null ? texts.getString("person.unseen") : format("person.seen", moments.of(seen)));
        parts.add(amount(person));
        return String.join("  ·  ", parts);
    }

    /// What deleting the profile would take away.
    String loss(Person person) {
        return format("person.delete.question", person.displayName(), amount(person));
    }

    private String amount(Person person) {
        return format("person.amount", person.conversations(), person.messages());
    }

    String format(String key, Object... words) {
        return MessageFormat.format(texts.getString(key), words);
    }
}
