package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.account.BackupCodes;
import app.hearth.common.account.DeviceSession;
import app.hearth.common.account.EmailProof;
import app.hearth.common.account.Login;
import app.hearth.common.account.NewRecoveryCode;
import app.hearth.common.account.Notice;
import app.hearth.common.account.PasswordChange;
import app.hearth.common.account.PasswordProof;
import app.hearth.common.account.Recovery;
import app.hearth.common.account.Refresh;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.account.TotpConfirmation;
import app.hearth.common.account.TotpEnrolment;
import app.hearth.common.account.Unlock;
import app.hearth.common.account.User;
import app.hearth.common.account.UserPatch;
import app.hearth.common.attachment.Attachment;
import app.hearth.common.audit.AuditEntry;
import app.hearth.common.budget.Budget;
import app.hearth.common.budget.BudgetState;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.ConversationPatch;
import app.hearth.common.conversation.Fork;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.conversation.NewMessage;
import app.hearth.common.conversation.NewTag;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Regenerate;
import app.hearth.common.conversation.Tag;
import app.hearth.common.conversation.TitleSource;
import app.hearth.common.conversation.Usage;
import app.hearth.common.council.Aggregate;
import app.hearth.common.council.Ballot;
import app.hearth.common.council.Chair;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilCall;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.CouncilSeat;
import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.council.Standing;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.household.EmailToken;
import app.hearth.common.household.Invite;
import app.hearth.common.household.InviteState;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.household.MadeBackup;
import app.hearth.common.household.MonthUse;
import app.hearth.common.household.NewInvite;
import app.hearth.common.household.NewPerson;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.household.PreparedPerson;
import app.hearth.common.household.ResetToken;
import app.hearth.common.household.ServerStats;
import app.hearth.common.key.KeyState;
import app.hearth.common.key.KeyTest;
import app.hearth.common.key.LocalProvider;
import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import app.hearth.common.key.ModelSettings;
import app.hearth.common.key.ModelSettingsPatch;
import app.hearth.common.key.Models;
import app.hearth.common.key.NamedSecret;
import app.hearth.common.key.ProviderKey;
import app.hearth.common.key.SaveKey;
import app.hearth.common.key.SecretValue;
import app.hearth.common.live.ChangeFrame;
import app.hearth.common.live.ErrorFrame;
import app.hearth.common.live.LiveTicket;
import app.hearth.common.live.PingFrame;
import app.hearth.common.live.RenewFrame;
import app.hearth.common.live.RunFrame;
import app.hearth.common.live.TicketFrame;
import app.hearth.common.live.WatchFrame;
import app.hearth.common.prompt.NewPreset;
import app.hearth.common.prompt.Preset;
import app.hearth.common.prompt.PresetPatch;
import app.hearth.common.prompt.PromptSettings;
import app.hearth.common.prompt.PromptSettingsPatch;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunKind;
import app.hearth.common.run.RunStatus;
import app.hearth.common.sync.Change;
import app.hearth.common.sync.ChangeOp;
import app.hearth.common.sync.ChangePage;
import app.hearth.common.usage.UsageReport;
import app.hearth.common.usage.UsageSum;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Field;
import app.hearth.common.wire.FieldError;
import app.hearth.common.wire.Json;
import app.hearth.common.wire.Page;
import app.hearth.common.wire.Problem;
import app.hearth.common.wire.ProviderReason;
import app.hearth.common.wire.ServerInfo;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The schemas of the document beside the records and enums that both sides share.
final class WireTypesTest {
    static final List<Map.Entry<String, Class<?>>> ENUMS = List.of(
            Map.entry("ErrorCode", ErrorCode.class),
            Map.entry("ProviderReason", ProviderReason.class),
            Map.entry("RegistrationPolicy", RegistrationPolicy.class),
            Map.entry("ProfileRole", app.hearth.common.account.Role.class),
            Map.entry("KeyState", KeyState.class),
            Map.entry("InviteState", InviteState.class),
            Map.entry("TitleSource", TitleSource.class),
            Map.entry("MessageRole", app.hearth.common.conversation.Role.class),
            Map.entry("MessageStatus", MessageStatus.class),
            Map.entry("RunKind", RunKind.class),
            Map.entry("RunStatus", RunStatus.class),
            Map.entry("ChangeOp", ChangeOp.class),
            Map.entry("BudgetState", BudgetState.class));

    static final List<Map.Entry<String, Class<?>>> REQUESTS = List.of(
            Map.entry("Registration", Registration.class),
            Map.entry("Login", Login.class),
            Map.entry("Refresh", Refresh.class),
            Map.entry("Unlock", Unlock.class),
            Map.entry("PasswordChange", PasswordChange.class),
            Map.entry("PasswordProof", PasswordProof.class),
            Map.entry("EmailProof", EmailProof.class),
            Map.entry("TotpConfirmation", TotpConfirmation.class),
            Map.entry("Recovery", Recovery.class),
            Map.entry("Reset", Reset.class),
            Map.entry("UserPatch", UserPatch.class),
            Map.entry("NewInvite", NewInvite.class),
            Map.entry("NewPerson", NewPerson.class),
            Map.entry("PersonPatch", PersonPatch.class),
            Map.entry("SaveKey", SaveKey.class),
            Map.entry("ModelSettingsPatch", ModelSettingsPatch.class),
            Map.entry("PromptSettingsPatch", PromptSettingsPatch.class),
            Map.entry("NewPreset", NewPreset.class),
            Map.entry("PresetPatch", PresetPatch.class),
            Map.entry("NewCouncil", NewCouncil.class),
            Map.entry("CouncilRerun", CouncilRerun.class),
            Map.entry("NewCouncilPrompts", CouncilPrompts.class),
            Map.entry("NewCouncilPreset", NewCouncilPreset.class),
            Map.entry("CouncilPresetPatch", CouncilPresetPatch.class),
            Map.entry("NewConversation", NewConversation.class),
            Map.entry("ConversationPatch", ConversationPatch.class),
            Map.entry("Fork", Fork.class),
            Map.entry("NewMessage", NewMessage.class),
            Map.entry("Regenerate", Regenerate.class),
            Map.entry("NewTag", NewTag.class),
            Map.entry("TicketFrame", TicketFrame.class),
            Map.entry("WatchFrame", WatchFrame.class),
            Map.entry("RenewFrame", RenewFrame.class));

    static final List<Map.Entry<String, Class<?>>> ANSWERS = List.of(
            Map.entry("Problem", Problem.class),
            Map.entry("AuditEntry", AuditEntry.class),
            Map.entry("ResetToken", ResetToken.class),
            Map.entry("Person", app.hearth.common.household.Person.class),
            Map.entry("PersonPage", Page.class),
            Map.entry("EmailToken", EmailToken.class),
            Map.entry("PreparedPerson", PreparedPerson.class),
            Map.entry("ServerStats", ServerStats.class),
            Map.entry("MadeBackup", MadeBackup.class),
            Map.entry("Invite", Invite.class),
            Map.entry("InvitePage", Page.class),
            Map.entry("IssuedInvite", IssuedInvite.class),
            Map.entry("FieldError", FieldError.class),
            Map.entry("ServerInfo", ServerInfo.class),
            Map.entry("User", User.class),
            Map.entry("NewRecoveryCode", NewRecoveryCode.class),
            Map.entry("Notice", Notice.class),
            Map.entry("TotpEnrolment", TotpEnrolment.class),
            Map.entry("BackupCodes", BackupCodes.class),
            Map.entry("Session", DeviceSession.class),
            Map.entry("SessionPage", Page.class),
            Map.entry("ProviderKey", ProviderKey.class),
            Map.entry("ProviderKeyPage", Page.class),
            Map.entry("NamedSecret", NamedSecret.class),
            Map.entry("NamedSecretPage", Page.class),
            Map.entry("SecretValue", SecretValue.class),
            Map.entry("LocalProvider", LocalProvider.class),
            Map.entry("LocalProviderPage", Page.class),
            Map.entry("KeyTest", KeyTest.class),
            Map.entry("Model", Model.class),
            Map.entry("Unavailable", Models.Unavailable.class),
            Map.entry("ModelSource", Models.Source.class),
            Map.entry("ModelRef", ModelRef.class),
            Map.entry("ModelSettings", ModelSettings.class),
            Map.entry("PromptSettings", PromptSettings.class),
            Map.entry("Preset", Preset.class),
            Map.entry("PresetPage", Page.class),
            Map.entry("CouncilPrompts", CouncilPrompts.class),
            Map.entry("CouncilPreset", CouncilPreset.class),
            Map.entry("CouncilPresetPage", Page.class),
            Map.entry("CouncilSuggestion", CouncilSuggestion.class),
            Map.entry("MonthUse", MonthUse.class),
            Map.entry("Budget", Budget.class),
            Map.entry("UsageSum", UsageSum.class),
            Map.entry("UsageReport", UsageReport.class),
            Map.entry("Models", Models.class),
            Map.entry("Conversation", Conversation.class),
            Map.entry("ConversationPage", Page.class),
            Map.entry("Attachment", Attachment.class),
            Map.entry("Message", Message.class),
            Map.entry("MessagePage", Page.class),
            Map.entry("Usage", Usage.class),
            Map.entry("Posted", Posted.class),
            Map.entry("CouncilCall", CouncilCall.class),
            Map.entry("Ballot", Ballot.class),
            Map.entry("CouncilSeat", CouncilSeat.class),
            Map.entry("Standing", Standing.class),
            Map.entry("Aggregate", Aggregate.class),
            Map.entry("Chair", Chair.class),
            Map.entry("Council", Council.class),
            Map.entry("PostedCouncil", PostedCouncil.class),
            Map.entry("Run", Run.class),
            Map.entry("Tag", Tag.class),
            Map.entry("RunPage", Page.class),
            Map.entry("TagPage", Page.class),
            Map.entry("Change", Change.class),
            Map.entry("ChangePage", ChangePage.class),
            Map.entry("LiveTicket", LiveTicket.class),
            Map.entry("PingFrame", PingFrame.class),
            Map.entry("ChangeFrame", ChangeFrame.class),
            Map.entry("RunFrame", RunFrame.class),
            Map.entry("ErrorFrame", ErrorFrame.class));

    @ParameterizedTest
    @FieldSource("ENUMS")
    void anEnumHasTheSameValuesOnBothSides(Map.Entry<String, Class<?>> named) throws Exception {
        JsonNode documented = schema(named.getKey()).path("enum");
        JsonNode ours = Json.lenient().valueToTree(named.getValue().getEnumConstants());
        assertThat(documented).isEqualTo(ours);
    }

    @ParameterizedTest
    @FieldSource("REQUESTS")
    void aRequestHasTheFieldsOfItsRecord(Map.Entry<String, Class<?>> named) {
        JsonNode schema = assertSameFields(named);
        for (RecordComponent component : named.getValue().getRecordComponents()) {
            boolean mayBeLeftOut = isNullable(component) || component.getType() == Field.class;
            assertThat(required(schema).contains(wireName(component)))
                    .as(named.getKey() + "." + wireName(component) + " is required")
                    .isEqualTo(!mayBeLeftOut);
            if (component.getType() != Field.class) {
                assertThat(takesNull(schema, component))
                        .as(named.getKey() + "." + wireName(component) + " may be null")
                        .isEqualTo(isNullable(component));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ANSWERS")
    void anAnswerHasTheFieldsOfItsRecord(Map.Entry<String, Class<?>> named) {
        JsonNode schema = assertSameFields(named);
        for (RecordComponent component : named.getValue().getRecordComponents()) {
            boolean leftOutWhenNull = leavesOutNull(component);
            assertThat(required(schema).contains(wireName(component)))
                    .as(named.getKey() + "." + wireName(component) + " is always there")
                    .isEqualTo(!isNullable(component) || !leftOutWhenNull);
            assertThat(takesNull(schema, component))
                    .as(named.getKey() + "." + wireName(component) + " may be null")
                    .isEqualTo(isNullable(component) && !leftOutWhenNull);
        }
    }

    private static JsonNode assertSameFields(Map.Entry<String, Class<?>> named) {
        JsonNode schema = schema(named.getKey());
        assertThat(OpenApi.names(schema.path("properties")))
                .isEqualTo(Arrays.stream(named.getValue().getRecordComponents())
                        .map(WireTypesTest::wireName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        assertThat(schema.path("additionalProperties").asBoolean()).isFalse();
        return schema;
    }

    private static JsonNode schema(String name) {
        JsonNode schema = OpenApi.served().root().at("/components/schemas/" + name);
        assertThat(schema.isObject()).as("the document has a schema " + name).isTrue();
        return schema;
    }

    private static Set<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    /// Whether the schema of a field accepts null.
    private static boolean takesNull(JsonNode schema, RecordComponent component) {
        JsonNode property = schema.path("properties").path(wireName(component));
        String name = property.path("$ref").asText().replace("#/components/schemas/", "");
        JsonNode target = name.isEmpty() ? property : schema(name);
        return target.path("type").toString().contains("\"null\"")
                || target.path("anyOf").findValuesAsText("type").contains("null");
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean leavesOutNull(RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude all = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
        if (own != null) {
            return own.value() != JsonInclude.Include.ALWAYS;
        }
        return all != null && all.value() == JsonInclude.Include.NON_NULL;
    }

    private static String wireName(RecordComponent component) {
        return new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName());
    }
}
