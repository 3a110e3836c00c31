package app.hearth.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.User;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.TokenStore;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import app.hearth.desktop.FakeHearth;
import app.hearth.desktop.fx.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A person's name, e-mail address and colour, without a toolkit, before a server that answers what it is told.
final class AccountViewModelIT {
    private final Locale before = Locale.getDefault();
    private final FakeHearth hearth = FakeHearth.empty();
    private final HearthClient client =
            new HearthClient(ClientOptions.to(hearth.address()).withTokens(tokens()));
    private final AccountViewModel account = new AccountViewModel(user("anna"), client, Background.sameThread());
    private final List<String> told = new ArrayList<>();

    AccountViewModelIT() {
        account.onChanged(user -> told.add(user.displayName()));
    }

    private static TokenStore tokens() {
        TokenStore store = TokenStore.inMemory();
        store.save(Secret.of("s.1.a.v"));
        return store;
    }

    private static User user(String name) {
        return Json.read(FakeHearth.user(name, false), User.class);
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        Locale.setDefault(before);
        client.close();
        hearth.close();
    }

    @Test
    void aNewNameIsSentShownAndTold() {
        hearth.on("PATCH /auth/me", 200, FakeHearth.user("annabel", false));

        account.name().set("  annabel ");
        account.saveName();

        assertThat(changes()).containsExactly("PATCH /auth/me {\"display_name\":\"annabel\"}");
        assertThat(account.user().get().displayName()).isEqualTo("annabel");
        assertThat(account.name().get()).isEqualTo("annabel");
        assertThat(told).containsExactly("annabel");
    }

    @Test
    void theSameNameOrNoneIsNotSent() {
        account.saveName();
        account.name().set("   ");
        account.saveName();

        assertThat(changes()).isEmpty();
    }

    @Test
    void anotherColourIsSentAndTheSameOneIsNot() {
        hearth.on("PATCH /auth/me", 200, FakeHearth.user("anna", false));

        account.choose("#0b6e4f");
        assertThat(changes()).isEmpty();
        account.choose("#1f5fa8");

        assertThat(changes()).containsExactly("PATCH /auth/me {\"avatar_color\":\"#1f5fa8\"}");
    }

    @Test
    void whatIsRefusedIsSaidAndNotTold() {
        hearth.on("PATCH /auth/me", 507, FakeHearth.problem(507, "storage_full"));
        account.name().set("annabel");

        account.saveName();

        assertThat(account.failure().get()).isPresent();
        assertThat(account.user().get().displayName()).isEqualTo("anna");
        assertThat(told).isEmpty();

        hearth.on("PATCH /auth/me", 200, FakeHearth.user("annabel", false));
        account.saveName();
        assertThat(account.failure().get()).isEmpty();
    }

    @Test
    void anAddressIsSentAnEmptyOneTakesItAway() {
        hearth.on("PATCH /auth/me", 200, FakeHearth.user("anna", false).replace("null", "\"anna@example.org\""));

        account.email().set(" anna@example.org ");
        account.saveEmail();
        assertThat(account.user().get().email()).isEqualTo("anna@example.org");
        account.saveEmail();
        account.email().set("");
        account.saveEmail();

        assertThat(changes())
                .containsExactly("PATCH /auth/me {\"email\":\"anna@example.org\"}", "PATCH /auth/me {\"email\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna@", "@example.org", "anna@example", "an na@example.org", "anna@example."})
    void whatIsNoAddressIsSaidAtTheFieldWithoutAsking(String typed) {
        account.email().set(typed);
        account.saveEmail();

        assertThat(account.emailProblem().get()).isNotEmpty();
        assertThat(changes()).isEmpty();
        account.email().set(typed + "x");
        assertThat(account.emailProblem().get()).isEmpty();
    }

    @Test
    void anAddressThatIsTakenIsSaidAtTheField() {
        hearth.on("PATCH /auth/me", 409, FakeHearth.problem(409, "conflict"));

        account.email().set("bert@example.org");
        account.saveEmail();

        assertThat(account.emailProblem().get()).contains("e-mail").doesNotContain("This is not");
        assertThat(account.failure().get()).isEmpty();
    }

    @Test
    void whatIsBeingTypedForANameStaysWhenAnotherChangeIsAnswered() {
        hearth.on("PATCH /auth/me", 200, FakeHearth.user("anna", false));
        account.name().set("annab");

        account.choose("#1f5fa8");

        assertThat(account.name().get()).isEqualTo("annab");
    }

    private List<String> changes() {
        return hearth.requests().stream()
                .filter(request -> request.startsWith("PATCH"))
                .toList();
    }
}
