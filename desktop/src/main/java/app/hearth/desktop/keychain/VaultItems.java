package app.hearth.desktop.keychain;

import app.hearth.common.secret.Secret;
import app.hearth.desktop.keychain.KeychainItem.Kind;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Items as bytes: their number, then of each server, profile, kind and value, every one with its length before
/// it.
final class VaultItems {
    private VaultItems() {}

    /// The caller zeroes the result.
    static byte[] encode(Map<KeychainItem, Secret> items) {
        int size = Integer.BYTES;
        for (Map.Entry<KeychainItem, Secret> entry : items.entrySet()) {
            for (byte[] name : names(entry.getKey())) {
                size += Integer.BYTES + name.length;
            }
            size += Integer.BYTES + entry.getValue().length();
        }
        ByteBuffer out = ByteBuffer.allocate(size).putInt(items.size());
        items.forEach((item, secret) -> {
            for (byte[] name : names(item)) {
                out.putInt(name.length).put(name);
            }
            byte[] value = secret.bytes();
            out.putInt(value.length).put(value);
            Arrays.fill(value, (byte) 0);
        });
        return out.array();
    }

    /// Empty when the bytes are something else; the caller zeroes them.
    static Optional<Map<KeychainItem, Secret>> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Map<KeychainItem, Secret> items = new HashMap<>();
        try {
            int count = in.getInt();
            for (int number = 0; number < count; number++) {
                String server = text(in);
                String profile = text(in);
                KeychainItem item = new KeychainItem(server, profile, kind(text(in)));
                byte[] value = part(in);
                items.put(item, Secret.of(value));
                Arrays.fill(value, (byte) 0);
            }
            return in.hasRemaining() ? Optional.empty() : Optional.of(items);
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static byte[][] names(KeychainItem item) {
        return new byte[][] {
            item.server().getBytes(StandardCharsets.UTF_8),
            item.profile().getBytes(StandardCharsets.UTF_8),
            item.kind().word().getBytes(StandardCharsets.UTF_8)
        };
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This kind is not known."));
    }

    private static String text(ByteBuffer in) {
        return new String(part(in), StandardCharsets.UTF_8);
    }

    private static byte[] part(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }
}
