package app.hearth.common.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.SessionId;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.TagId;
import app.hearth.common.conversation.TitleSource;
import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.key.KeyState;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.sync.ChangeOp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(0x0123456789ABL));

    static Stream<List<? extends Enum<?>>> enums() {
        return Stream.of(
                List.of(app.hearth.common.account.Role.values()),
                List.of(app.hearth.common.conversation.Role.values()),
                List.of(MessageStatus.values()),
                List.of(TitleSource.values()),
                List.of(RegistrationPolicy.values()),
                List.of(KeyState.values()),
                List.of(RunKind.values()),
                List.of(RunStatus.values()),
                List.of(ChangeOp.values()),
                List.of(ErrorCode.values()),
                List.of(ProviderReason.values()));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void everyWordIsWrittenInLowerCaseAndReadBack(List<? extends Enum<?>> values) {
        for (Enum<?> value : values) {
            String json = Json.write(value);

            assertThat(json).isEqualTo("\"" + value.name().toLowerCase(Locale.ROOT) + "\"");
            assertThat((Object) Json.read(json, value.getDeclaringClass())).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("enums")
    void anUnknownWordIsRefusedButForCodesWhichANewerServerMayHave(List<? extends Enum<?>> values) {
        Class<?> type = values.getFirst().getDeclaringClass();
        if (type == ErrorCode.class || type == ProviderReason.class) {
            assertThat(Json.read("\"quite_new\"", type)).isIn(ErrorCode.INTERNAL, ProviderReason.UNAVAILABLE);
        } else {
            assertThatThrownBy(() -> Json.read("\"quite_new\"", type)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void newIdsSortByTimeAndAreOfVersionSeven() {
        UUID id = Uuid7.next(CLOCK);

        assertThat(id.toString()).startsWith("01234567-89ab-7");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(Uuid7.next(CLOCK)).isNotEqualTo(id);
        assertThat(Stream.generate(() -> Uuid7.next(CLOCK).getLeastSignificantBits())
                        .limit(8)
                        .distinct())
                .as("both halves are random")
                .hasSize(8);
    }

    @Test
    void anIdIsItsWholeTextAndNothingAround() {
        String text = Uuid7.next(CLOCK).toString();

        assertThat(Uuid7.parse(text)).hasValue(UUID.fromString(text));
        assertThat(List.of(text + "0", "0" + text, " " + text, text + "\n", "1-1-1-1-1", ""))
                .allSatisfy(other -> assertThat(Uuid7.parse(other)).isEmpty());
    }

    @Test
    void aWordThatIsNoneIsToldWhichOnesThereAre() {
        assertThatThrownBy(() -> RegistrationPolicy.of("Open"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be one of [open, invite, closed]");
    }

    @Test
    void aPageAndAServerConfigKeepACopyOfWhatTheyAreGiven() {
        List<String> items = new ArrayList<>(List.of("one"));
        Set<String> hosts = new HashSet<>(items);
        Page<String> page = new Page<>(items, null);
        ServerConfig config = ServerConfig.embedded(Path.of("data")).withAllowedProviderHosts(hosts);
        items.clear();
        hosts.clear();

        assertThat(page.items()).containsExactly("one");
        assertThat(config.allowedProviderHosts()).containsExactly("one");
    }

    @Test
    void everyIdPrintsAsItsUuidAlone() {
        List<Object> ids = List.of(
                ProfileId.next(CLOCK),
                SessionId.next(CLOCK),
                ConversationId.next(CLOCK),
                MessageId.next(CLOCK),
                TagId.next(CLOCK),
                RunId.next(CLOCK));

        assertThat(ids).allSatisfy(id -> assertThat(Uuid7.parse(id.toString())).isPresent());
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aPatchCarriesExactlyTheWishesThatWereAdded() {
        MessageId leaf = MessageId.next(CLOCK);
        ConversationPatch patch =
                ConversationPatch.none().withCurrentLeafId(leaf).withArchived(true);
        List<Object> taken = new ArrayList<>();
        patch.currentLeafId().ifPresent(taken::add);
        patch.title().ifPresent(taken::add);

        assertThat(taken).containsExactly(leaf);
        assertThat(patch.archived().orElse(false)).isTrue();
        assertThat(patch.title().orElse("as before")).isEqualTo("as before");
    }

    @Test
    void aNoteAsksForNoAnswer() {
        MessageId id = MessageId.next(CLOCK);
        NewMessage note = NewMessage.note(app.hearth.common.conversation.Role.USER, "hello")
                .withId(id);

        assertThat(note.run()).isFalse();
        assertThat(note.id()).isEqualTo(id);
        assertThat(note.status()).isEqualTo(MessageStatus.COMPLETE);
    }

    @Test
    void problemsSayWhatTheyAreAbout() {
        assertThat(Problem.invalid(List.of(new FieldError("a", "First."), new FieldError("b", "Second."))))
                .satisfies(problem -> assertThat(problem.detail()).isEqualTo("First."));
        assertThat(Problem.invalid(List.of()).detail()).isEqualTo(ErrorCode.VALIDATION.title());
        assertThat(Problem.provider(ProviderReason.NO_CREDIT, "d").reason()).isEqualTo(ProviderReason.NO_CREDIT);
        assertThat(Problem.of(ErrorCode.CONFLICT, "d").status()).isEqualTo(409);
    }

    @Test
    void aServerConfigChangesOnlyWhatIsAsked() {
        ServerConfig alone = ServerConfig.standalone(Path.of("data"));
        ServerConfig changed = alone.withPort(0)
                .withBind("::1")
                .withDemo(true)
                .withRegistration(RegistrationPolicy.CLOSED)
                .withAllowedProviderHosts(Set.of("nas:11434"))
                .withLimits(alone.limits().withRequestTimeout(Duration.ofSeconds(1)));

        assertThat(alone.registration()).isEqualTo(RegistrationPolicy.INVITE);
        assertThat(ServerConfig.embedded(Path.of("data")).registration()).isEqualTo(RegistrationPolicy.OPEN);
        assertThat(ServerConfig.embedded(Path.of("data")).embedded()).isTrue();
        assertThat(alone.withDatabase(new DatabaseLocation("jdbc:x", null, null))
                        .database())
                .hasValueSatisfying(database -> assertThat(database.url()).isEqualTo("jdbc:x"));
        assertThat(alone.limits().withProviderTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .satisfies(limits -> {
                    assertThat(limits.providerFirstByte()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(limits.providerBetweenBytes()).isEqualTo(Duration.ofSeconds(2));
                });
        assertThat(changed.embedded()).isFalse();
        assertThat(changed.port()).isZero();
        assertThat(changed.bind()).isEqualTo("::1");
        assertThat(changed.demo()).isTrue();
        assertThat(changed.registration()).isEqualTo(RegistrationPolicy.CLOSED);
        assertThat(changed.allowedProviderHosts()).containsExactly("nas:11434");
        assertThat(changed.limits().maxBody()).isEqualTo(alone.limits().maxBody());
    }
}
