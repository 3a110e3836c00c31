package app.hearth.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "100.63.0.1",
                "100.128.0.1",
                "169.253.1.1",
                "223.255.255.255",
                "2606:4700::1111",
                "2002:0808:0808::1",
                "64:ff9b::808:808"
            })
    void publicAddresses(String address) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(AddressKind.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "198.18.0.1",
                "::1",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "::127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::808:808",
                "2002:7f00:1::1",
                "2002:c0a8:1::",
                "2001:0:0:0:0:0:f5ff:fffe"
            })
    void privateAddresses(String address) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(AddressKind.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "febf::1",
                "ff02::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "2001:0:0:0:0:0:5601:5601"
            })
    void addressesNobodyCalls(String address) throws UnknownHostException {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(AddressKind.NEVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "10.1.2.3", "8.8.8.8"})
    void anIpv4AddressWrappedInIpv6IsJudgedLikeItself(String address) throws UnknownHostException {
        byte[] inner = InetAddress.getByName(address).getAddress();
        byte[] mapped = new byte[16];
        Arrays.fill(mapped, 10, 12, (byte) 0xff);
        System.arraycopy(inner, 0, mapped, 12, 4);
        assertThat(AddressKind.of(Inet6Address.getByAddress("host", mapped, -1)))
                .isEqualTo(AddressKind.of(InetAddress.getByName(address)));
    }
}
