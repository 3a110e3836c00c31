package app.hearth.desktop.household;

import app.hearth.common.household.MonthUse;
import app.hearth.common.household.Person;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Money;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// What the list says of a person. Thread-safe.
record PersonWords(ResourceBundle texts, Moments moments) {
    private static final BigDecimal NEAR_THE_END = new BigDecimal("0.8");

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

    /// What they have spent this month, and of how much.
    String spending(Person person) {
        BigDecimal limit = person.monthlyBudgetUsd();
        MonthUse use = person.thisMonth();
        String spent = Money.of(use.spentUsd());
        String said = limit == null
                ? format("person.spent", spent)
                : format(isUsedUp(person) ? "person.spent.all" : "person.spent.of", spent, Money.of(limit));
        return use.unknownCostRuns() == 0 ? said : said + "  ·  " + format("person.unknown", use.unknownCostRuns());
    }

    /// Whether four fifths of what they may spend are spent.
    static boolean isNearTheEnd(Person person) {
        return isSpent(person, NEAR_THE_END);
    }

    private static boolean isUsedUp(Person person) {
        return isSpent(person, BigDecimal.ONE);
    }

    private static boolean isSpent(Person person, BigDecimal share) {
        BigDecimal limit = person.monthlyBudgetUsd();
        return limit != null && person.thisMonth().spentUsd().compareTo(limit.multiply(share)) >= 0;
    }

    /// What they may spend from now on.
    String allowed(Person person) {
        BigDecimal limit = person.monthlyBudgetUsd();
        return limit == null
                ? format("budget.said.none", person.displayName())
                : format("budget.said", person.displayName(), Money.of(limit));
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
