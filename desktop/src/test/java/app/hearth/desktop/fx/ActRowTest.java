package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.audit.AuditEntry;
import app.hearth.common.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// An act in words, in both languages.
final class ActRowTest {
    private static final String SERVERS_DOCUMENT = "/app/hearth/server/openapi.json";
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Locale before = Locale.getDefault();
    private final Moments moments = new Moments(InstantSource.fixed(NOON), ZoneOffset.UTC);

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    /// What the server's own description names, in place of a list that would have to be kept beside it.
    static List<String> acts() throws IOException {
        try (var document = Objects.requireNonNull(ActRowTest.class.getResourceAsStream(SERVERS_DOCUMENT))) {
            return Json.lenient()
                    .readTree(document)
                    .at("/components/schemas/AuditEntry/properties/act/examples")
                    .valueStream()
                    .map(JsonNode::asText)
                    .toList();
        }
    }

    @Test
    void anyActOfTheServerCanBeChosenAndNoOther() throws IOException {
        assertThat(Acts.known()).containsExactlyInAnyOrderElementsOf(acts()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void everyActOfTheServerHasWordsOfItsOwnInBothLanguages(String act) {
        Locale.setDefault(Locale.ENGLISH);
        String english = row(act, "ok", NOON).words();
        Locale.setDefault(Locale.GERMAN);
        String german = row(act, "ok", NOON).words();

        assertThat(english).isNotBlank().doesNotContain("no words");
        assertThat(german).isNotBlank().doesNotContain("kein Wort");
    }

    @Test
    void anActOrOutcomeThisVersionDoesNotKnowIsShownAsSuch() {
        Locale.setDefault(Locale.ENGLISH);

        ActRow row = row("teleport", "postponed", NOON);

        assertThat(row.words()).isEqualTo("Something this version of Hearth has no words for (teleport)");
        assertThat(row.outcome()).isEqualTo("Outcome: postponed");
        assertThat(row.warns()).isFalse();
    }

    @Test
    void aThiefOfASignInIsWorthALookAlsoWhenTheActSucceeded() {
        assertThat(row("refresh_theft", "ok", NOON).warns()).isTrue();
        assertThat(row("sign_in", "ok", NOON).warns()).isFalse();
        assertThat(row("sign_in", "refused", NOON).warns()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T00:01:00Z, today", "2026-03-09T23:59:00Z, yesterday", "2026-03-08T23:59:00Z, Mar 8"})
    void theDayIsNamedAsAPersonWould(Instant at, String named) {
        Locale.setDefault(Locale.US);

        assertThat(row("sign_in", "ok", at).detail()).startsWith(named).endsWith("·  192.0.2.7");
    }

    @Test
    void whoDidItStandsBeforeWhenAndFromWhereAsFarAsThatIsKnown() {
        Locale.setDefault(Locale.US);

        assertThat(ActRow.of(entry("sign_in", "ok", NOON, " "), List.of("Anna", "about Ben"), moments)
                        .detail())
                .matches("Anna  ·  about Ben  ·  today.*\\d.*M");
        assertThat(ActRow.of(entry("sign_in", "ok", NOON, null), List.of(), moments)
                        .detail())
                .startsWith("today")
                .doesNotContain("·");
    }

    private ActRow row(String act, String outcome, Instant at) {
        return ActRow.of(entry(act, outcome, at, "192.0.2.7"), List.of(), moments);
    }

    private static AuditEntry entry(String act, String outcome, Instant at, @Nullable String address) {
        return new AuditEntry(new UUID(0, 1), at, act, outcome, null, null, address, null);
    }
}
