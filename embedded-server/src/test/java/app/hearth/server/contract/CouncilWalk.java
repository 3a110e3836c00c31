package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.client.CouncilCalls;
import app.hearth.common.client.ProblemException;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilPreset;
import app.hearth.common.council.CouncilPresetId;
import app.hearth.common.council.CouncilPresetPatch;
import app.hearth.common.council.CouncilPrompts;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.NewCouncil;
import app.hearth.common.council.NewCouncilPreset;
import app.hearth.common.council.PostedCouncil;
import app.hearth.common.key.ModelRef;
import app.hearth.common.run.RunEvent;
import app.hearth.common.run.RunStatus;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.Field;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The part of the walk through the whole API that is about councils.
record CouncilWalk(Person ada) {
    void presetsComeAndGo() {
        CouncilCalls councils = ada.client().councils();
        ModelRef steady = new ModelRef(ada.provider(), MadeUpProvider.STEADY);
        ModelRef slow = new ModelRef(ada.provider(), MadeUpProvider.SLOW);
        NewCouncilPreset wanted = new NewCouncilPreset(
                CouncilPresetId.next(InstantSource.system()), "Elders", List.of(steady, slow), steady, null);
        CouncilPreset made = councils.createPreset(wanted);
        assertThat(councils.createPreset(wanted)).isEqualTo(made);
        NewCouncilPreset other = new NewCouncilPreset(
                null, "Elders", List.of(slow, steady), slow, new CouncilPrompts(null, "Judge.", null));
        CouncilPreset changed = councils.updatePreset(made.id(), CouncilPresetPatch.to(other));
        assertThat(councils.preset(made.id())).isEqualTo(changed);
        assertThat(councils.presets().items()).contains(changed).hasSize(2);
        councils.deletePreset(made.id());
        assertThat(councils.presets().items()).hasSize(1);
        ada.client().keys().models();
        assertThat(councils.suggestion().seats()).hasSize(3);
    }

    void oneIsHeldSeenWholeAndAskedAnew() {
        Conversation conversation = ada.client().conversations().create(new NewConversation(null, null, null, null));
        ModelRef steady = new ModelRef(ada.provider(), MadeUpProvider.STEADY);
        NewCouncil question = new NewCouncil(
                MessageId.next(InstantSource.system()),
                Field.absent(),
                "Who?",
                List.of(steady, steady),
                steady,
                null,
                null,
                null);
        CouncilCalls councils = ada.client().councils();
        PostedCouncil posted = councils.ask(conversation.id(), question);
        List<RunEvent> events = new ArrayList<>();
        ada.client().runs().watch(posted.run().id(), events::add);
        assertThat(events.getLast()).isInstanceOf(RunEvent.Done.class);
        Council whole = councils.get(posted.council().id());
        assertThat(whole.status()).isEqualTo(RunStatus.DONE);
        assertThat(whole.seats()).hasSize(2);
        assertThat(councils.ask(conversation.id(), question).council()).isEqualTo(whole);
        PostedCouncil again = councils.rerun(whole.id(), new CouncilRerun(3, null));
        ada.client().runs().watch(again.run().id(), event -> {});
        assertThat(again.assistantMessage().parentId())
                .isEqualTo(posted.assistantMessage().parentId());
        assertThat(councils.get(again.council().id()).status()).isEqualTo(RunStatus.DONE);
    }

    void noneIsHeldWhileKeysAreLocked() {
        ModelRef steady = new ModelRef(ada.provider(), MadeUpProvider.STEADY);
        NewCouncil question = NewCouncil.question("?", List.of(steady, steady), steady);
        assertThatThrownBy(() -> ada.client().councils().ask(ada.conversation().id(), question))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.VAULT_LOCKED));
    }
}
