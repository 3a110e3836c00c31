package app.hearth.server.demo;

/// What is said in Hebrew.
final class HebrewTexts {
    private static final String PLAIN = """
            זו **תשובת הדגמה מוכנה מראש**: שום מודל שפה לא קרא את השאלה שלך. כתבת "%s", וכל מה שבא אחרי זה \
            נשאר אותו דבר לכל שאלה.

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

            כדי לקבל תשובות אמיתיות צריך להוסיף בהגדרות מפתח של ספק.""";

    private static final String PLAIN_AGAIN = """
            עוד **תשובת הדגמה מוכנה מראש**, הפעם קצרה. כתבת "%s". השיחה עד כאן נשלחה יחד עם השאלה, כמו שהיא \
            הייתה נשלחת למודל אמיתי.""";

    private static final String SLOW = """
            זו **תשובת הדגמה מוכנה מראש**, ואיטית: שום מודל שפה לא קרא את השאלה שלך. כתבת "%s".

            היא מגיעה בקצב של בערך חמש מילים בשנייה. מה שכבר הגיע נשאר.""";

    private static final String SLOW_AGAIN = """
            עוד **תשובת הדגמה מוכנה מראש**, איטית כמו הקודמת. כתבת "%s".""";

    private static final String THINKING = """
            זו **תשובת הדגמה מוכנה מראש**, ולפניה באו מחשבות מוכנות מראש: שום מודל שפה לא קרא את השאלה שלך. \
            כתבת "%s".

            1. קודם מפרקים את השאלה.
            2. אחר כך שוקלים כל תשובה.
            3. בסוף אומרים את מה שנשאר.""";

    private static final String THINKING_AGAIN = """
            עוד **תשובת הדגמה מוכנה מראש**, אחרי אותן מחשבות. כתבת "%s".""";

    private static final String DRY = """
            בקיצור: **תשובת הדגמה מוכנה מראש**. שום מודל שפה לא קרא את "%s".""";

    private static final String DRY_AGAIN = """
            שוב בקיצור: עוד **תשובת הדגמה מוכנה מראש** על "%s".""";

    private static final String SHY = """
            אולי זו בכלל לא תשובה. זו **תשובת הדגמה מוכנה מראש**: שום מודל שפה לא קרא את השאלה שלך. כתבת "%s", \
            ומודל זהיר היה שואל קודם:

            - לשם מה זה נחוץ?
            - מה כבר ידוע?""";

    private static final String SHY_AGAIN = """
            שוב יותר ספק מתשובה: עוד **תשובת הדגמה מוכנה מראש**. כתבת "%s".""";

    private static final String THOUGHT = """
            זו מחשבה מוכנה מראש, כמו שמודל חושב מראה את שלו. השאלה מתחילה במילים "%s". אין כאן על מה לחשוב: \
            התשובה זהה בכל פעם.""";

    private static final String PICTURE = "הגיעה תמונה, אז הנה תמונה בתמורה:\n\n![חשמלית](%s)";

    private static final String CONCLUSION = """
            זו **תשובת הדגמה מוכנה מראש** של יושב הראש: שום מודל שפה לא קרא את השאלה, את התשובות או את \
            ההצבעות. כתבת "%s".

            מודל אמיתי היה כותב כאן תשובה אחת מתוך כל התשובות.""";

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
                    "השיפוט הזה **מוכן מראש**: שום מודל שפה לא קרא את התשובות האלה.",
                    "ראשונה, כי אחת חייבת להיות",
                    "באמצע",
                    "אחרונה, כי אחת חייבת להיות"),
            CONCLUSION);

    private HebrewTexts() {}
}
