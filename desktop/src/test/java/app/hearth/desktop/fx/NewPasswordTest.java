package app.hearth.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NewPasswordTest {
    private final Locale before = Locale.getDefault();
    private final NewPassword password = new NewPassword(Background.sameThread());

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void whatIsWrongIsSaidWhenThePersonGoesOnAndNotWhileTheyType() {
        password.typed().set("short");
        assertThat(password.problem().get()).isEmpty();

        password.left();
        assertThat(password.problem().get()).startsWith("A password has at least 8 characters.");
        password.typed().set("shorte");
        assertThat(password.problem().get()).as("gone with the next letter").isEmpty();
    }

    @Test
    void whoOnlyPassesByIsNotToldWhatIsMissing() {
        password.left();
        assertThat(password.problem().get()).isEmpty();

        assertThat(password.fits()).as("but who sends it is").isFalse();
        assertThat(password.problem().get()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "password1, Easy to guess.",
        "annaanna, Easy to guess.",
        "correct horse battery staple, A strong password.",
        "sunflower42!, Could be stronger.",
        "tr0mbone meadow, A good password.",
    })
    void howHardItIsToGuessIsSaidInWordsAndKeepsNobodyBack(String typed, String words) {
        password.typed().set(typed);

        assertThat(password.strength().get()).startsWith(words);
        assertThat(password.fits()).isTrue();
    }

    @Test
    void whatIsTooShortIsNotWeighed() {
        password.typed().set("x7#Qp2!");

        assertThat(password.strength().get()).isEmpty();
    }

    @Test
    void anAnswerAboutWhatWasTypedBeforeDoesNotCount() {
        Deque<Runnable> work = new ArrayDeque<>();
        NewPassword slow = new NewPassword(new Background(work::add, Runnable::run));
        slow.typed().set("password1");
        slow.typed().set("correct horse battery staple");

        work.removeLast().run();
        work.removeLast().run();

        assertThat(slow.strength().get()).isEqualTo("A strong password.");
    }

    @Test
    void theLongestPasswordIsWeighedAtOnce() {
        password.typed().set("ab1".repeat(85));

        assertThat(password.strength().get()).isNotEmpty();
    }
}
