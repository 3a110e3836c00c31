package app.hearth.server.demo;

/// What is said in English.
final class EnglishTexts {
    private static final String PLAIN = """
            This is a **canned demo answer**: no language model has read your question. You wrote “%s”, and \
            everything below is the same whatever you ask.

            Even so, this text came the way a real answer does. It was streamed piece by piece over a real \
            connection, and Hearth stored it while it arrived. What you can try now:

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

            For real answers, add the key of a provider in the settings. It is sealed under your profile and \
            goes to that provider only.""";

    private static final String PLAIN_AGAIN = """
            Another **canned demo answer**, a short one this time. You wrote “%s”. The conversation so far was \
            sent along, as it would be to a real model; a canned answer just makes no use of it.""";

    private static final String SLOW = """
            This is a **canned demo answer**, and a slow one: no language model has read your question. You \
            wrote “%s”.

            It comes at about five words a second, after a wait, as from a model that many people ask. Press \
            **Stop** whenever you have seen enough. What has arrived stays.""";

    private static final String SLOW_AGAIN = """
            Another **canned demo answer**, as slow as the one before. You wrote “%s”. Nobody has to wait for \
            its end: what has arrived can be read.""";

    private static final String THINKING = """
            This is a **canned demo answer**, and canned thoughts came before it: no language model has read \
            your question. You wrote “%s”. A thinking model would go about it like this:

            1. It takes the question apart.
            2. It weighs what speaks for each answer.
            3. It says the one that is left.

            What it thinks is shown by itself, so that nobody takes it for the answer.

            For real answers, add the key of a provider in the settings. It is sealed under your profile and \
            goes to that provider only.""";

    private static final String THINKING_AGAIN = """
            Another **canned demo answer**, after the same canned thoughts. You wrote “%s”. Thinking twice has \
            changed nothing: the answer is the same each time.""";

    private static final String DRY = """
            In brief: a **canned demo answer**. No language model has read “%s”.""";

    private static final String DRY_AGAIN = """
            In brief, again: another **canned demo answer** to “%s”.""";

    private static final String SHY = """
            Perhaps this is no answer at all, but a **canned demo answer**: no language model has read your \
            question. You wrote “%s”, and a careful model might ask back first:

            - What is it for?
            - What do you know about it already?
            - How sure does the answer have to be?

            > Whoever doubts says so, instead of sounding sure.""";

    private static final String SHY_AGAIN = """
            Again more doubt than answer, and another **canned demo answer**. You wrote “%s”. Has anything \
            changed since the question before?""";

    private static final String THOUGHT = """
            This is canned reasoning, shown the way a thinking model shows its own. The question begins with \
            “%s”. There is nothing to work out: the answer is the same each time.""";

    private static final String PICTURE = "A picture came along, so here is one in return:\n\n![A tram](%s)";

    private static final String CONCLUSION = """
            This is a **canned demo answer** from the chairman of this council: no language model has read \
            your question, the answers or the votes. You wrote “%s”.

            What was asked here was real: every seat answered and judged the others without their names. A \
            real chairman would now write one answer out of theirs, and take over what is right, whoever said it.""";

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
                    "This judgement is **canned**: no language model has read these answers.",
                    "first, because one has to be",
                    "in between",
                    "last, because one has to be"),
            CONCLUSION);

    private EnglishTexts() {}
}
