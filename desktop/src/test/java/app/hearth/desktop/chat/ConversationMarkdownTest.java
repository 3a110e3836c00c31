package app.hearth.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The names of files; what stands in them is read in [ComposerViewIT].
final class ConversationMarkdownTest {
    @Test
    void aTitleBecomesANameThatEverySystemTakes() {
        assertThat(ConversationMarkdown.fileName("Trip to Lisbon", "none")).isEqualTo("Trip to Lisbon.md");
        assertThat(ConversationMarkdown.fileName("../a/b: \"c\"?", "none")).isEqualTo("a b c.md");
        assertThat(ConversationMarkdown.fileName("Größe, 漢字 (2)", "none")).isEqualTo("Größe, 漢字 (2).md");
        assertThat(ConversationMarkdown.fileName("///", "none")).isEqualTo("none.md");
        assertThat(ConversationMarkdown.fileName("x".repeat(300), "none")).hasSizeLessThan(90);
    }
}
