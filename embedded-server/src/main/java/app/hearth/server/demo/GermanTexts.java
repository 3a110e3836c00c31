package app.hearth.server.demo;

/// What is said in German.
final class GermanTexts {
    private static final String PLAIN = """
            Das ist eine **vorgefertigte Demo-Antwort**: Kein Sprachmodell hat deine Frage gelesen. Du hast \
            „%s“ geschrieben, und alles Weitere ist gleich, egal was du fragst.

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

            Für echte Antworten hinterlege in den Einstellungen den Schlüssel eines Anbieters. Er wird in \
            deinem Profil versiegelt und geht nur an diesen Anbieter.""";

    private static final String PLAIN_AGAIN = """
            Noch eine **vorgefertigte Demo-Antwort**, diesmal eine kurze. Du hast „%s“ geschrieben. Die \
            bisherige Unterhaltung wurde mitgeschickt wie bei einem echten Modell; eine Demo-Antwort macht nur \
            nichts daraus.""";

    private static final String SLOW = """
            Das ist eine **vorgefertigte Demo-Antwort**, und eine langsame: Kein Sprachmodell hat deine Frage \
            gelesen. Du hast „%s“ geschrieben.

            Sie kommt mit etwa fünf Wörtern pro Sekunde, nach einer Wartezeit, wie von einem Modell, das viele \
            fragen. Drücke **Stopp**, sobald du genug gesehen hast. Was da ist, bleibt.""";

    private static final String SLOW_AGAIN = """
            Noch eine **vorgefertigte Demo-Antwort**, so langsam wie die erste. Du hast „%s“ geschrieben. Auf \
            ihr Ende muss niemand warten: Was da ist, lässt sich schon lesen.""";

    private static final String THINKING = """
            Das ist eine **vorgefertigte Demo-Antwort** nach vorgefertigten Überlegungen: Kein Sprachmodell \
            hat deine Frage gelesen. Du hast „%s“ geschrieben. Ein denkendes Modell ginge etwa so vor:

            1. Es nimmt die Frage auseinander.
            2. Es wägt ab, was für jede Antwort spricht.
            3. Es sagt die, die übrig bleibt.

            Was es denkt, steht für sich, damit es niemand für die Antwort hält.

            Für echte Antworten hinterlege in den Einstellungen den Schlüssel eines Anbieters. Er wird in \
            deinem Profil versiegelt und geht nur an diesen Anbieter.""";

    private static final String THINKING_AGAIN = """
            Noch eine **vorgefertigte Demo-Antwort** nach denselben Überlegungen. Du hast „%s“ geschrieben. \
            Zweimal nachzudenken hat nichts geändert: Die Antwort ist jedes Mal dieselbe.""";

    private static final String DRY = """
            Kurz gesagt: eine **vorgefertigte Demo-Antwort**. Kein Sprachmodell hat „%s“ gelesen.""";

    private static final String DRY_AGAIN = """
            Wieder kurz gesagt: noch eine **vorgefertigte Demo-Antwort** auf „%s“.""";

    private static final String SHY = """
            Vielleicht ist das gar keine Antwort, sondern eine **vorgefertigte Demo-Antwort**: Kein Sprachmodell hat \
            deine Frage gelesen. Du hast „%s“ geschrieben, und ein vorsichtiges Modell würde erst \
            zurückfragen:

            - Wofür brauchst du das?
            - Was weißt du schon darüber?
            - Wie sicher muss die Antwort sein?

            > Wer zweifelt, sagt das, statt sicher zu klingen.""";

    private static final String SHY_AGAIN = """
            Wieder mehr Zweifel als Antwort, und noch eine **vorgefertigte Demo-Antwort**. Du hast „%s“ \
            geschrieben. Hat sich seit der letzten Frage etwas geändert?""";

    private static final String THOUGHT = """
            Das ist eine vorgefertigte Überlegung, so gezeigt wie die eines denkenden Modells. Die Frage \
            beginnt mit „%s“. Zu überlegen gibt es nichts: Die Antwort ist jedes Mal dieselbe.""";

    private static final String PICTURE = "Ein Bild kam mit, also kommt eines zurück:\n\n![Eine Straßenbahn](%s)";

    private static final String CONCLUSION = """
            Das ist eine **vorgefertigte Demo-Antwort** vom Vorsitz dieses Rates: Kein Sprachmodell hat deine \
            Frage, die Antworten oder die Stimmen gelesen. Du hast „%s“ geschrieben.

            Gefragt wurde hier wirklich: Alle haben geantwortet und die anderen beurteilt, ohne ihre Namen zu \
            kennen. Ein echter Vorsitz schriebe jetzt aus ihren Antworten eine und übernähme, was richtig ist, \
            egal von wem es kommt.""";

    static final DemoTexts TEXTS = new DemoTexts(
            new DemoTexts.Voices(
                    new DemoTexts.Voice(PLAIN, PLAIN_AGAIN),
                    new DemoTexts.Voice(SLOW, SLOW_AGAIN),
                    new DemoTexts.Voice(THINKING, THINKING_AGAIN),
                    new DemoTexts.Voice(DRY, DRY_AGAIN),
                    new DemoTexts.Voice(SHY, SHY_AGAIN)),
            THOUGHT,
            PICTURE,
            new DemoTexts.Judgement(
                    "Dieses Urteil ist **vorgefertigt**: Kein Sprachmodell hat diese Antworten gelesen.",
                    "vorn, weil eine vorn sein muss",
                    "dazwischen",
                    "hinten, weil eine hinten sein muss"),
            CONCLUSION);

    private GermanTexts() {}
}
