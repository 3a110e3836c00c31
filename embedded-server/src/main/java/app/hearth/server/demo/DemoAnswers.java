package app.hearth.server.demo;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the demo models say, in English, or in German or Hebrew to a question that looks so. Every one says that it is
/// canned.
final class DemoAnswers {
    private static final int ECHOED_WORDS = 8;
    private static final Set<String> GERMAN_WORDS = Set.of(
            "der",
            "die",
            "das",
            "und",
            "ist",
            "nicht",
            "wie",
            "was",
            "warum",
            "wer",
            "wann",
            "ich",
            "du",
            "wir",
            "ein",
            "eine",
            "einen",
            "bitte",
            "mir",
            "mit",
            "für",
            "auf",
            "schreibe",
            "erkläre",
            "hallo",
            "danke",
            "kannst");
    private static final Set<String> ENGLISH_WORDS = Set.of(
            "the", "and", "is", "not", "how", "what", "why", "who", "when", "you", "we", "a", "an", "please", "me",
            "with", "for", "on", "write", "explain", "hello", "thanks", "can");
    private static final Pattern PIECE = Pattern.compile("\\s*\\S+|\\s+");

    /// A tram, as a model that draws would hand it out.
    private static final String TRAM = "data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAPAAAABkBAMAAABKjKD0AAAAElBMVEXp8ffosjpbf5U6Ojqaj4C5UytwrqiZAAAAuE"
            + "lEQVR42u3Z2wmFMBCEYSEVSDqwAiUtpAX7b0Xw+qDikizZqP88HWHggxXhwDQNIUQrwSh2cM6xequ3BAwMDAxsCY+K"
            + "AQauAW6VAwwMbAN3R3IfgYGBgYGBgRNh/voAfwselQNcH8znBPwPeBAigy7sQwgS9rqXDvt5AJW5F710eFlen69903"
            + "sf7NexWXbpcy95oXDCldsprOF1wNuu3yv1OHVZeKnGOSV/A5eDo1GAgYGBgYGB90wSPtd0kZVUuwAAAABJRU5ErkJg"
            + "gg==";

    private DemoAnswers() {}

    /// The answer of `model` to `question`; `first` when it opens the conversation, `picture` when one came along with
    /// it.
    static String answer(DemoModel model, String question, boolean first, boolean picture) {
        DemoTexts texts = texts(question);
        DemoTexts.Voice voice = texts.voices().of(model);
        String text = said(first ? voice.first() : voice.again(), question);
        return picture ? text + "\n\n" + texts.picture().formatted(TRAM) : text;
    }

    static String reasoning(String question) {
        return said(texts(question).thought(), question);
    }

    /// What a judge says of the answers that go by these names, the best first.
    static String judgement(String question, List<String> ranking) {
        return texts(question).judgement().of(ranking);
    }

    /// The answer of a council's chairman.
    static String conclusion(String question) {
        return said(texts(question).conclusion(), question);
    }

    private static String said(String text, String question) {
        return text.formatted(echo(question)).strip();
    }

    private static DemoTexts texts(String question) {
        boolean hebrew = question.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.HEBREW);
        return hebrew ? HebrewTexts.TEXTS : looksGerman(question) ? GermanTexts.TEXTS : EnglishTexts.TEXTS;
    }

    /// The text as a model would hand it out: a word at a time, with the space before it.
    static List<String> pieces(String text) {
        return PIECE.matcher(text).results().map(MatchResult::group).toList();
    }

    /// The first words, without what would be taken for Markdown.
    private static String echo(String question) {
        String[] words = question.strip().replaceAll("[`*_#|<>\\[\\]\\\\]", "").split("\\s+", -1);
        String echoed = String.join(" ", Arrays.asList(words).subList(0, Math.min(ECHOED_WORDS, words.length)));
        return words.length > ECHOED_WORDS ? echoed + " …" : echoed;
    }

    private static boolean looksGerman(String question) {
        String lower = question.toLowerCase(Locale.ROOT);
        List<String> words = Arrays.asList(lower.split("[^\\p{L}]+", -1));
        long german = words.stream().filter(GERMAN_WORDS::contains).count()
                + lower.chars().filter(c -> "äöüß".indexOf(c) >= 0).count();
        return german > words.stream().filter(ENGLISH_WORDS::contains).count();
    }
}
