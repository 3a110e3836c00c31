package app.hearth.server.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The canned texts, in English, or in German to a question that looks German. Every one says that it is canned.
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

    private static final String ENGLISH = """
            This is a **canned demo answer**: no language model has read your question. \
            You wrote “%s”, and everything below is the same whatever you ask.

            Even so, this text came the way a real answer does. It was streamed piece by piece over a real connection, \
            and Hearth stored it while it arrived. What you can try now:

            - press **Stop** while text is still coming; what has arrived stays
            - ask for another answer with the round arrow below this one
            - search your conversations by title

            A table, a formula and a block of code are here to show how they look:

            | Model | Pace |
            |---|---|
            | `hearth-demo` | about 30 words a second |
            | `hearth-demo-slow` | about 5 words a second |

            $$\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}$$

            ```java
            void main() {
                IO.println("A canned answer, from your own machine.");
            }
            ```

            For real answers, add the key of a provider in the settings. It is sealed under your profile \
            and goes to that provider only.
            """;

    private static final String GERMAN = """
            Das ist eine **vorgefertigte Demo-Antwort**: Kein Sprachmodell hat deine Frage gelesen. \
            Du hast „%s“ geschrieben, und alles Weitere ist gleich, egal was du fragst.

            Trotzdem kam dieser Text so an wie eine echte Antwort: Stück für Stück über eine echte Verbindung, \
            und Hearth hat ihn dabei schon gespeichert. Das kannst du jetzt ausprobieren:

            - drücke **Stopp**, solange noch Text kommt; was da ist, bleibt
            - lass dir mit dem runden Pfeil unter dieser Antwort eine andere geben
            - suche deine Unterhaltungen nach dem Titel

            Eine Tabelle, eine Formel und ein Stück Code, damit du siehst, wie das aussieht:

            | Modell | Tempo |
            |---|---|
            | `hearth-demo` | etwa 30 Wörter pro Sekunde |
            | `hearth-demo-slow` | etwa 5 Wörter pro Sekunde |

            $$\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}$$

            ```java
            void main() {
                IO.println("Eine Demo-Antwort von deinem eigenen Rechner.");
            }
            ```

            Für echte Antworten hinterlege in den Einstellungen den Schlüssel eines Anbieters. Er wird in deinem \
            Profil versiegelt und geht nur an diesen Anbieter.
            """;

    private static final String ENGLISH_AGAIN = """
            Another **canned demo answer**, a short one this time. You wrote “%s”. \
            The conversation so far was sent along, as it would be to a real model; \
            a canned answer just makes no use of it.
            """;

    private static final String GERMAN_AGAIN = """
            Noch eine **vorgefertigte Demo-Antwort**, diesmal eine kurze. Du hast „%s“ geschrieben. \
            Die bisherige Unterhaltung wurde mitgeschickt wie bei einem echten Modell; \
            eine Demo-Antwort macht nur nichts daraus.
            """;

    private static final String ENGLISH_THOUGHT = """
            This is canned reasoning, shown the way a thinking model shows its own. \
            The question begins with “%s”. There is nothing to work out: the answer is the same each time.""";

    private static final String GERMAN_THOUGHT = """
            Das ist eine vorgefertigte Überlegung, so gezeigt wie die eines denkenden Modells. \
            Die Frage beginnt mit „%s“. Zu überlegen gibt es nichts: Die Antwort ist jedes Mal dieselbe.""";

    private DemoAnswers() {}

    /// The answer to `question`; `first` when it opens the conversation.
    static String answer(String question, boolean first) {
        boolean german = looksGerman(question);
        String text = first ? (german ? GERMAN : ENGLISH) : (german ? GERMAN_AGAIN : ENGLISH_AGAIN);
        return text.formatted(echo(question)).strip();
    }

    static String reasoning(String question) {
        return (looksGerman(question) ? GERMAN_THOUGHT : ENGLISH_THOUGHT).formatted(echo(question));
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
