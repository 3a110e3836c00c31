package app.hearth.server.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.BiPredicate;
import javax.net.SocketFactory;

/// Makes sockets that ask the [AddressPolicy] as they connect. This is where the decision is final: OkHttp does not ask
/// its `Dns` about hosts that are written as numbers.
final class GuardedSockets extends SocketFactory {
    private final AddressPolicy policy;
    private final BiPredicate<String, Integer> isProxy;

    /// `isProxy` tells by host and port what is the configured proxy, which may have any address.
    GuardedSockets(AddressPolicy policy, BiPredicate<String, Integer> isProxy) {
        this.policy = policy;
        this.isProxy = isProxy;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(this);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new IOException("A provider is never called from a chosen port.");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new IOException("A provider is never called from a chosen port.");
    }

    private Socket connected(InetSocketAddress target) throws IOException {
        Socket socket = createSocket();
        socket.connect(target);
        return socket;
    }

    private static final class GuardedSocket extends Socket {
        private final GuardedSockets guard;

        GuardedSocket(GuardedSockets guard) {
            this.guard = guard;
        }

        @Override
        public void connect(SocketAddress target) throws IOException {
            connect(target, 0);
        }

        @Override
        public void connect(SocketAddress target, int timeoutMillis) throws IOException {
            if (!(target instanceof InetSocketAddress internet) || internet.isUnresolved()) {
                throw new IOException("Only a resolved internet address can be called.");
            }
            if (!guard.isProxy.test(internet.getHostString(), internet.getPort())) {
                guard.policy.check(internet.getHostString(), internet.getAddress(), internet.getPort());
            }
            super.connect(target, timeoutMillis);
        }
    }
}
