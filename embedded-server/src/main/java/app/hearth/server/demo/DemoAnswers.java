package app.hearth.server.demo;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The canned texts, in English, or in German or Hebrew to a question that looks so. Every one says that it is canned.
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

    private static final String HEBREW = """
            זו **תשובת הדגמה מוכנה מראש**: שום מודל שפה לא קרא את השאלה שלך. \
            כתבת "%s", וכל מה שבא אחרי זה נשאר אותו דבר לכל שאלה.

            ובכל זאת הטקסט הגיע כמו תשובה אמיתית, מילה אחר מילה. אפשר לנסות עכשיו:

            - ללחוץ על **Esc** בזמן שהטקסט עוד מגיע; מה שכבר הגיע נשאר
            - לבקש תשובה אחרת בעזרת החץ המעוגל שמתחת לתשובה

            | מודל | קצב |
            |---|---|
            | `hearth-demo` | בערך 30 מילים בשנייה |
            | `hearth-demo-slow` | בערך 5 מילים בשנייה |

            ```java
            IO.println("שלום");
            ```

            כדי לקבל תשובות אמיתיות צריך להוסיף בהגדרות מפתח של ספק.
            """;

    private static final String HEBREW_AGAIN = """
            עוד **תשובת הדגמה מוכנה מראש**, הפעם קצרה. כתבת "%s". \
            השיחה עד כאן נשלחה יחד עם השאלה, כמו שהיא הייתה נשלחת למודל אמיתי.
            """;

    private static final String HEBREW_THOUGHT = """
            זו מחשבה מוכנה מראש, כמו שמודל חושב מראה את שלו. \
            השאלה מתחילה במילים "%s". אין כאן על מה לחשוב: התשובה זהה בכל פעם.""";

    /// A tram, as a model that draws would hand it out.
    private static final String TRAM = "data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAPAAAABkBAMAAABKjKD0AAAAElBMVEXp8ffosjpbf5U6Ojqaj4C5UytwrqiZAAAAuE"
            + "lEQVR42u3Z2wmFMBCEYSEVSDqwAiUtpAX7b0Xw+qDikizZqP88HWHggxXhwDQNIUQrwSh2cM6xequ3BAwMDAxsCY+K"
            + "AQauAW6VAwwMbAN3R3IfgYGBgYGBgRNh/voAfwselQNcH8znBPwPeBAigy7sQwgS9rqXDvt5AJW5F710eFlen69903"
            + "sf7NexWXbpcy95oXDCldsprOF1wNuu3yv1OHVZeKnGOSV/A5eDo1GAgYGBgYGB90wSPtd0kZVUuwAAAABJRU5ErkJg"
            + "gg==";

    private static final Texts IN_ENGLISH = new Texts(
            ENGLISH,
            ENGLISH_AGAIN,
            ENGLISH_THOUGHT,
            "A picture came along, so here is one in return:\n\n![A tram](%s)");
    private static final Texts IN_GERMAN = new Texts(
            GERMAN,
            GERMAN_AGAIN,
            GERMAN_THOUGHT,
            "Ein Bild kam mit, also kommt eines zurück:\n\n![Eine Straßenbahn](%s)");
    private static final Texts IN_HEBREW =
            new Texts(HEBREW, HEBREW_AGAIN, HEBREW_THOUGHT, "הגיעה תמונה, אז הנה תמונה בתמורה:\n\n![חשמלית](%s)");

    private DemoAnswers() {}

    /// What is said in one language.
    ///
    /// @param picture the end of an answer to a question that a picture came along with
    private record Texts(String first, String again, String thought, String picture) {}

    /// The answer to `question`; `first` when it opens the conversation, `picture` when one came along with it.
    static String answer(String question, boolean first, boolean picture) {
        Texts texts = texts(question);
        String text = (first ? texts.first() : texts.again())
                .formatted(echo(question))
                .strip();
        return picture ? text + "\n\n" + texts.picture().formatted(TRAM) : text;
    }

    static String reasoning(String question) {
        return texts(question).thought().formatted(echo(question));
    }

    private static Texts texts(String question) {
        boolean hebrew = question.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.HEBREW);
        return hebrew ? IN_HEBREW : looksGerman(question) ? IN_GERMAN : IN_ENGLISH;
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
