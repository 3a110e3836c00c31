package app.hearth.desktop.council;

import static app.hearth.desktop.council.SomeCouncil.call;
import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.run.RunStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What somebody says, as it grows until it is stored.
final class WordsTest {
    private final Words words = new Words();

    private String said() {
        return words.text().toString();
    }

    private String thought() {
        return words.reasoning().toString();
    }

    @Test
    void whatComesStandsBehindWhatWasThereAndIsTheSameText() {
        int edition = words.edition();
        words.append("", "Hm. ");
        words.append("Take ", "Trams.");
        words.append("the tram.", "");
        assertThat(said()).isEqualTo("Take the tram.");
        assertThat(thought()).isEqualTo("Hm. Trams.");
        assertThat(words.edition()).isEqualTo(edition);
        assertThat(words.isGoing()).isTrue();
    }

    @Test
    void whoeverListensIsToldOfEachChange() {
        words.append("a", "");
        long before = words.revisionProperty().get();
        words.append("b", "");
        assertThat(words.revisionProperty().get()).isEqualTo(before + 1);
        words.startOver();
        assertThat(words.revisionProperty().get()).isEqualTo(before + 2);
        words.store(call(RunStatus.DONE, "b"));
        assertThat(words.revisionProperty().get()).isEqualTo(before + 3);
    }

    @Test
    void startingOverForgetsWhatWasSaidSoThatItCanComeOnceMore() {
        words.append("Take ", "Hm.");
        int edition = words.edition();
        words.startOver();
        assertThat(said()).isEmpty();
        assertThat(thought()).isEmpty();
        assertThat(words.edition()).isNotEqualTo(edition);
        assertThat(words.isGoing()).isTrue();
        words.append("Take the", "Hm.");
        assertThat(said()).isEqualTo("Take the");
        assertThat(thought()).isEqualTo("Hm.");
    }

    @Test
    void startingOverBeforeAnythingWasSaidIsNoOtherText() {
        int edition = words.edition();
        words.startOver();
        assertThat(words.edition()).isEqualTo(edition);
    }

    @Test
    void whatWasStoredIsTheEndOfItAndWhatComesLaterIsInItAlready() {
        words.append("Take ", "");
        words.store(call(RunStatus.DONE, "Take the tram.").saying("Take the tram.", "Hm."));
        assertThat(words.isGoing()).isFalse();
        int edition = words.edition();
        long revision = words.revisionProperty().get();
        words.append("the tram.", "Hm.");
        words.startOver();
        words.store(call(RunStatus.DONE, "Something else."));
        assertThat(said()).isEqualTo("Take the tram.");
        assertThat(thought()).isEqualTo("Hm.");
        assertThat(words.edition()).isEqualTo(edition);
        assertThat(words.revisionProperty().get()).isEqualTo(revision);
    }

    @Test
    void theTextThatWasStoredIsAnotherOnlyWhenItDiffersFromTheOneThatCame() {
        words.append("Take the tram.", "Hm.");
        int edition = words.edition();
        words.store(call(RunStatus.DONE, "").saying("Take the tram.", "Hm."));
        assertThat(words.edition()).isEqualTo(edition);

        Words cut = new Words();
        cut.append("Take the", "Hm.");
        int before = cut.edition();
        cut.store(call(RunStatus.CANCELLED, "Take"));
        assertThat(cut.text().toString()).isEqualTo("Take");
        assertThat(cut.reasoning().toString()).as("none was stored").isEmpty();
        assertThat(cut.edition()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunStatus.class,
            names = {"QUEUED", "RUNNING"})
    void whatIsStoredOfACallThatGoesOnIsLeftToTheStream(RunStatus status) {
        words.append("Take ", "");
        long revision = words.revisionProperty().get();
        words.store(call(status, "Take the"));
        assertThat(words.isGoing()).isTrue();
        assertThat(said()).isEqualTo("Take ");
        assertThat(words.revisionProperty().get()).isEqualTo(revision);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"QUEUED", "RUNNING"})
    void howeverACallEndedWhatIsStoredOfItStands(RunStatus status) {
        words.store(call(status, "So far"));
        assertThat(words.isGoing()).isFalse();
        assertThat(said()).isEqualTo("So far");
    }
}
