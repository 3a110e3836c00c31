package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutboxTest {
    @Test
    void theTitleIsTheFirstLineThatSaysSomething() {
        assertThat(Outbox.title("\n  Soup \nfor four")).isEqualTo("Soup");
        assertThat(Outbox.title("  \n ")).isEmpty();
    }

    @Test
    void aLongTitleIsCutAtAWordAndALongWordAnywhere() {
        assertThat(Outbox.title("somethings ".repeat(10)))
                .isEqualTo("somethings somethings somethings somethings somethings…");
        assertThat(Outbox.title("x".repeat(80))).isEqualTo("x".repeat(59) + "…");
        assertThat(Outbox.title("\uD83C\uDF72".repeat(60))).isEqualTo("\uD83C\uDF72".repeat(60));
    }
}
