package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.Registration;
import app.hearth.common.account.Reset;
import app.hearth.common.client.AdminCalls;
import app.hearth.common.client.HearthClient;
import app.hearth.common.client.ProblemException;
import app.hearth.common.household.InviteState;
import app.hearth.common.household.IssuedInvite;
import app.hearth.common.household.NewInvite;
import app.hearth.common.household.NewPerson;
import app.hearth.common.household.PersonPatch;
import app.hearth.common.household.PreparedPerson;
import app.hearth.common.secret.Secret;
import java.math.BigDecimal;

/// The part of the walk through the whole API that only an admin can go.
record AdminWalk(LiveServer server, Person ada) {
    void invite() {
        AdminCalls admin = ada.client().admin();
        IssuedInvite issued = admin.invite(new NewInvite(null, "for Grace"));
        assertThat(admin.invites(null).items()).containsExactly(issued.invite());
        admin.revokeInvite(issued.invite().id());
        assertThat(admin.invites(null).items())
                .singleElement()
                .satisfies(invite -> assertThat(invite.state()).isEqualTo(InviteState.REVOKED));
    }

    private void readWhatWasDone() {
        ProfileId id = ada.client().account().me().id();
        assertThat(ada.client().admin().audit(id, "register", null).items()).hasSize(1);
        assertThat(ada.client().admin().audit(null, "no_such_act", null).items())
                .isEmpty();
    }

    void lookAfterPeople() {
        readWhatWasDone();
        AdminCalls admin = ada.client().admin();
        try (HearthClient grace = server.client()) {
            grace.register(new Registration("grace", null, Secret.of(Person.PASSWORD), null, null, null, null));
            ProfileId id = grace.account().me().id();
            assertThat(admin.update(id, new PersonPatch(null, false)).isActive())
                    .isFalse();
            assertThatThrownBy(() -> grace.account().me()).isInstanceOf(ProblemException.class);
            admin.update(id, new PersonPatch(null, true));
            assertThat(admin.update(id, PersonPatch.budget(new BigDecimal("2.50")))
                            .monthlyBudgetUsd())
                    .isEqualTo("2.5");
            assertThat(admin.update(id, PersonPatch.budget(null)).monthlyBudgetUsd())
                    .isNull();
            assertThat(admin.people(null).items())
                    .extracting(app.hearth.common.household.Person::username)
                    .contains(ada.name(), "grace");
            Secret renewed = Secret.of("what grace remembers now");
            grace.reset(new Reset(admin.resetPassword(id).token(), renewed, null, null));
            PreparedPerson prepared = admin.make(new NewPerson(null, "margaret@home.example", "Margaret"));
            assertThat(grace.reset(new Reset(prepared.token(), renewed, null, null))
                            .user()
                            .id())
                    .isEqualTo(prepared.user().id());
            grace.account().resendEmail();
            grace.account().verifyEmail(admin.emailToken(prepared.user().id()).token());
            assertThatThrownBy(() -> admin.emailToken(prepared.user().id())).isInstanceOf(ProblemException.class);
            admin.delete(prepared.user().id());
            admin.delete(id);
            assertThat(admin.backup().rows()).isPositive();
            assertThat(admin.stats().profiles()).isPositive();
        }
    }
}
