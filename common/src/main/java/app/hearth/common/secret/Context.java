package app.hearth.common.secret;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a box is bound to: a list of parts, each written with its length so that no two lists give the same
/// bytes.
public record Context(List<String> parts) {
    public Context {
        parts = List.copyOf(parts);
    }

    public static Context of(String... parts) {
        return new Context(List.of(parts));
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            out.writeBytes(text);
        }
        return out.toByteArray();
    }
}
