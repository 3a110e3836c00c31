package app.hearth.desktop.council;

import app.hearth.desktop.fx.MarkdownBlock;

/// One row of what somebody in a council says.
sealed interface WordsRow {
    /// What selecting and copying the row gives.
    default String text() {
        return "";
    }

    /// What stands before that in a copy which has the row from its beginning.
    default String lead() {
        return "";
    }

    /// What was thought before it was said; folded unless `open`.
    record Thoughts(String words, boolean open, boolean going) implements WordsRow {
        @Override
        public String text() {
            return words;
        }
    }

    /// A part of what was said.
    record Said(MarkdownBlock block) implements WordsRow {
        @Override
        public String text() {
            return block.plainText();
        }

        @Override
        public String lead() {
            return block.lead();
        }
    }
}
