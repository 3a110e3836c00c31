package app.hearth.desktop.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.hearth.common.account.Login;
import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Reset;
import app.hearth.common.account.Role;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.household.Person;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.ErrorCode;
import app.hearth.desktop.RealHearth;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an admin sees of people and does for them, before the real server.
final class PeopleViewModelIT {
    private static final String NEW_PASSWORD = "tea at half past four";

    private final Locale before = Locale.getDefault();
    private final RealHearth house;
    private final HearthClient anna;
    private final HearthClient ben;
    private boolean steppedDown;

    PeopleViewModelIT(@TempDir Path data) throws Exception {
        house = new RealHearth(data);
        anna = house.client();
        ben = house.client();
    }

    @BeforeEach
    void moveIn() {
        Locale.setDefault(Locale.ENGLISH);
        house.register(anna, "anna", "Kitchen");
        house.register(ben, "ben", "Laptop");
    }

    @AfterEach
    void close() {
        house.close();
        Locale.setDefault(before);
    }

    private PeopleViewModel people() {
        ProfileId self = anna.account().me().id();
        Moments moments = new Moments(InstantSource.system(), ZoneOffset.UTC);
        PeopleViewModel people =
                new PeopleViewModel(self, anna.admin(), Background.sameThread(), moments, () -> steppedDown = true);
        people.load();
        return people;
    }

    private static PersonRow row(PeopleViewModel people, String username) {
        return people.rows().get().stream()
                .filter(row -> row.person().get().username().equals(username))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everybodyIsListedWithWhatTheyKeepAndOnesOwnRowIsMarked() {
        ben.conversations().create(new NewConversation(null, "Leek soup", null, null));

        PeopleViewModel people = people();

        assertThat(people.rows().get().stream().map(PersonRow::own)).containsExactly(true, false);
        assertThat(row(people, "ben").person().get().conversations()).isEqualTo(1);
        assertThat(people.names().get().values()).containsExactlyInAnyOrder("anna", "ben");
    }

    @Test
    void aRoleGivenAndTakenHoldsOnTheServer() {
        PeopleViewModel people = people();

        people.makeAdmin(row(people, "ben"));
        assertThat(row(people, "ben").isAdmin()).isTrue();
        assertThat(ben.account().me().isAdmin()).isTrue();

        people.makeMember(row(people, "ben"));
        assertThat(row(people, "ben").isAdmin()).isFalse();
        assertThat(ben.account().me().isAdmin()).isFalse();
    }

    @Test
    void aDisabledProfileIsOutUntilItIsEnabled() {
        PeopleViewModel people = people();

        people.disable(row(people, "ben"));
        assertThat(row(people, "ben").person().get().isActive()).isFalse();
        assertThat(catchThrowableOfType(ProblemException.class, ben.account()::me))
                .isNotNull();

        people.enable(row(people, "ben"));
        assertThat(house.signIn("ben", "Laptop").account().me().isActive()).isTrue();
    }

    @Test
    void theLastAdminIsAskedAndThenToldWhyTheyStayOne() {
        PeopleViewModel people = people();
        PersonRow own = row(people, "anna");

        people.makeMember(own);
        assertThat(own.steppingDown().get()).isTrue();
        people.stepDown(own);

        assertThat(own.submission().failure().get())
                .contains(new Explanation(
                        "Nobody would be left to look after this server.", "Make someone else an admin first."));
        assertThat(own.isAdmin()).isTrue();
        assertThat(steppedDown).isFalse();
    }

    @Test
    void whoStepsDownWhileAnotherStaysIsLedAway() {
        PeopleViewModel people = people();
        people.makeAdmin(row(people, "ben"));

        people.makeMember(row(people, "anna"));
        assertThat(anna.account().me().isAdmin())
                .as("nothing before the answer")
                .isTrue();
        people.stepDown(row(people, "anna"));

        assertThat(steppedDown).isTrue();
        assertThat(anna.account().me().isAdmin()).isFalse();
    }

    @Test
    void theOneTimeTokenSetsANewPasswordAndIsShownOnlyOnce() {
        PeopleViewModel people = people();
        PersonRow row = row(people, "ben");

        people.reset(row);
        Handed handed = row.token().get().orElseThrow();
        assertThat(handed.toString()).doesNotContain(handed.code());
        assertThat(handed.until()).isNotBlank();
        ben.conversations().create(new NewConversation(null, "Leek soup", null, null));
        people.load();
        assertThat(row(people, "ben").person().get().conversations()).isEqualTo(1);
        assertThat(row(people, "ben").token().get())
                .as("reading again does not take it away")
                .contains(handed);
        HearthClient back = house.client();
        try (Secret token = Secret.of(handed.code());
                Secret password = Secret.of(NEW_PASSWORD)) {
            back.reset(new Reset(token, password, null, null));
        }

        try (Secret password = Secret.of(NEW_PASSWORD)) {
            assertThat(house.client()
                            .login(new Login("ben", null, password, null, null))
                            .user()
                            .username())
                    .isEqualTo("ben");
        }
        row.token().set(Optional.empty());
        people.load();
        assertThat(row(people, "ben").token().get()).isEmpty();
    }

    @Test
    void aDeletedProfileIsGoneForGood() {
        PeopleViewModel people = people();
        PersonRow row = row(people, "ben");

        people.askToDelete(row);
        assertThat(house.signIn("ben", "Laptop").account().me().username())
                .as("nothing before the answer")
                .isEqualTo("ben");
        people.delete(row);

        assertThat(people.rows().get()).hasSize(1);
        assertThat(catchThrowableOfType(ProblemException.class, () -> house.signIn("ben", "Laptop"))
                        .code())
                .isEqualTo(ErrorCode.INVALID_CREDENTIALS);
    }

    @Test
    void whoHasGoneMeanwhileLeavesTheList() {
        PeopleViewModel people = people();
        PersonRow row = row(people, "ben");
        try (Secret password = Secret.of(RealHearth.PASSWORD)) {
            ben.deleteProfile(password);
        }

        people.disable(row);

        assertThat(people.rows().get()).hasSize(1);
    }

    @Test
    void whoLooksAfterTheServerNoMoreIsTold() {
        PeopleViewModel people = people();
        people.makeAdmin(row(people, "ben"));
        ben.admin().update(anna.account().me().id(), new PersonPatch(Role.MEMBER, null));

        people.disable(row(people, "ben"));
        people.load();

        assertThat(row(people, "ben").submission().failure().get().orElseThrow().what())
                .isEqualTo("This is not allowed for your profile.");
        assertThat(people.pages().failure().get()).isPresent();
    }

    @Test
    void whatIsSaidOfAPersonNamesWhatWouldBeLost() {
        ben.conversations().create(new NewConversation(null, "Leek soup", null, null));
        PeopleViewModel people = people();
        Person person = row(people, "ben").person().get();
        PersonWords words = new PersonWords(Views.texts(PersonWords.class), people.moments());

        assertThat(words.loss(person))
                .startsWith("Delete the profile of ben? 1 conversation, no messages, the provider");
        assertThat(words.detail(person)).startsWith("Last seen today").endsWith("1 conversation, no messages");
        assertThat(List.of(words.detail(person))).noneMatch(text -> text.contains("Leek"));
    }
}
