package app.hearth.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.hearth.common.embed.RegistrationPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void whereOnlyThisMachineReachesItTheFirstIsAdminWhenRegisteringIsOpen(String bind) {
        assertThat(firstIsAdmin(bind, RegistrationPolicy.OPEN)).isTrue();
        assertThat(firstIsAdmin(bind, RegistrationPolicy.INVITE)).isFalse();
        assertThat(firstIsAdmin(bind, RegistrationPolicy.CLOSED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "fe80::1", "no-such-host.invalid", ""})
    void whereOthersReachItNobodyIsAdminByComingFirst(String bind) {
        assertThat(firstIsAdmin(bind, RegistrationPolicy.OPEN)).isFalse();
    }

    @Test
    void thePolicyAndTheInvitationsAreThoseOfTheServer() {
        Admission admission = Admission.at("::1", RegistrationPolicy.INVITE, Invitations.NONE);
        assertThat(admission).isEqualTo(new Admission(RegistrationPolicy.INVITE, false, Invitations.NONE));
    }

    private static boolean firstIsAdmin(String bind, RegistrationPolicy policy) {
        return Admission.at(bind, policy, Invitations.NONE).firstIsAdmin();
    }
}
