package app.hearth.server.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// Accepts connections and knows the open ones by the address of their other end. Thread-safe.
final class Wires implements ChannelListener<StreamConnection> {
    private static final AttachmentKey<Wire> WIRE = AttachmentKey.create(Wire.class);

    private final ChannelListener<StreamConnection> protocol;
    private final int most;
    private final ConcurrentMap<SocketAddress, Wire> open = new ConcurrentHashMap<>();

    /// @param most how many may be open at a time; more are closed at once
    Wires(ChannelListener<StreamConnection> protocol, int most) {
        this.protocol = protocol;
        this.most = most;
    }

    @Override
    public void handleEvent(StreamConnection connection) {
        SocketAddress peer = connection.getPeerAddress();
        if (peer == null || open.size() >= most) {
            IoUtils.safeClose(connection);
            return;
        }
        Wire wire = new Wire(connection);
        open.put(peer, wire);
        protocol.handleEvent(connection);
        ChannelListener<? super StreamConnection> closed = connection.getCloseListener();
        connection.setCloseListener(channel -> {
            open.remove(peer, wire);
            if (closed != null) {
                closed.handleEvent(channel);
            }
        });
        if (!connection.isOpen()) {
            open.remove(peer, wire);
        }
    }

    /// The connection of an exchange; null when it is closed.
    @Nullable Wire of(HttpServerExchange exchange) {
        ServerConnection connection = exchange.getConnection();
        Wire known = connection.getAttachment(WIRE);
        if (known == null) {
            known = open.get(connection.getPeerAddress());
            if (known != null) {
                connection.putAttachment(WIRE, known);
            }
        }
        return known;
    }

    int count() {
        return open.size();
    }

    void closeAll() {
        for (Wire wire : open.values()) {
            wire.close();
        }
    }
}
