package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/// The pictures of attachments, no larger than they are shown; the last few are kept, so that scrolling back and forth
/// reads nothing anew. For the JavaFX thread, which it never blocks.
final class Pictures {
    private static final int MOST = 24;
    private static final double DENSITY = 2;

    private final AttachedFiles files;
    private final Map<Wanted, Image> kept = new LinkedHashMap<>(MOST, 0.75f, true);
    private final Map<Wanted, List<Taker>> asked = new HashMap<>();

    Pictures(AttachedFiles files) {
        this.files = files;
    }

    private record Wanted(AttachmentId id, double width, double height) {}

    private record Taker(Consumer<Image> done, Runnable failed) {}

    /// Calls exactly one of `done` and `failed`, at once when the picture is kept.
    void load(Attachment picture, double width, double height, Consumer<Image> done, Runnable failed) {
        Wanted wanted = new Wanted(picture.id(), width, height);
        Image known = kept.get(wanted);
        if (known != null) {
            done.accept(known);
            return;
        }
        boolean first = !asked.containsKey(wanted);
        List<Taker> takers = asked.computeIfAbsent(wanted, _ -> new ArrayList<>());
        takers.add(new Taker(done, failed));
        if (first) {
            files.read(picture, bytes -> decode(bytes, picture, wanted), image -> came(wanted, takers, image), _ -> {
                asked.remove(wanted, takers);
                takers.forEach(taker -> taker.failed().run());
            });
        }
    }

    private void came(Wanted wanted, List<Taker> takers, Image image) {
        if (asked.remove(wanted, takers)) {
            keep(wanted, image);
        }
        takers.forEach(taker -> taker.done().accept(image));
    }

    private static Image decode(byte[] bytes, Attachment picture, Wanted size) throws IOException {
        double width = Math.min(size.width() * DENSITY, picture.width() == null ? 0 : picture.width());
        double height = Math.min(size.height() * DENSITY, picture.height() == null ? 0 : picture.height());
        Image image = new Image(new ByteArrayInputStream(bytes), width, height, true, true);
        if (image.isError()) {
            throw new IOException("The picture cannot be read.", image.getException());
        }
        return image;
    }

    private void keep(Wanted wanted, Image image) {
        kept.put(wanted, image);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /// Keeps nothing of what was shown.
    void clear() {
        kept.clear();
        asked.clear();
    }
}
