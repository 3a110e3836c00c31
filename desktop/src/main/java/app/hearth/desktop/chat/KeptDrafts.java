package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Instructions;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What someone has typed and chosen and not sent, in the form in which it outlasts the program: JSON. What was pasted
/// and had not arrived at the server is not in it, because there is no file to send it from.
record KeptDrafts(List<Kept> places, List<Edit> edits, List<Line> queued, Instructions beginning) {
    /// What stood in one composer.
    record Kept(
            @Nullable ConversationId conversation, @Nullable MessageId edited, String text, List<File> files) {}

    /// A file of this computer, one the server has, or both.
    record File(@Nullable String path, @Nullable Attachment there) {}

    record Edit(ConversationId conversation, MessageId question) {}

    record Line(ConversationId conversation, List<QueuedQuestion> questions) {}

    static final KeptDrafts NONE = of(Unsent.NOTHING);

    static KeptDrafts of(Unsent unsent) {
        Set<DraftPlace> places = Stream.concat(unsent.texts().keySet().stream(), unsent.files().keySet().stream())
                .collect(Collectors.toSet());
        return new KeptDrafts(
                places.stream()
                        .map(place -> new Kept(
                                place.conversation(),
                                place.edited(),
                                unsent.texts().getOrDefault(place, ""),
                                files(unsent.files().getOrDefault(place, List.of()))))
                        .toList(),
                unsent.edits().entrySet().stream()
                        .map(edit -> new Edit(edit.getKey(), edit.getValue()))
                        .toList(),
                unsent.queued().entrySet().stream()
                        .map(line -> new Line(line.getKey(), line.getValue()))
                        .toList(),
                unsent.beginning());
    }

    private static List<File> files(List<Unsent.File> files) {
        return files.stream()
                .map(file -> new File(
                        file.source() instanceof FileSource.OnDisk(Path path) ? path.toString() : null,
                        file.there().orElse(null)))
                .filter(file -> file.path() != null || file.there() != null)
                .toList();
    }

    /// Whoever takes it begins where everybody does: no conversation is open.
    Unsent unsent() {
        Map<DraftPlace, String> texts = new HashMap<>();
        Map<DraftPlace, List<Unsent.File>> files = new HashMap<>();
        for (Kept kept : places) {
            DraftPlace place = new DraftPlace(kept.conversation(), kept.edited());
            if (!kept.text().isBlank()) {
                texts.put(place, kept.text());
            }
            if (!kept.files().isEmpty()) {
                files.put(place, sources(kept.files()));
            }
        }
        return new Unsent(
                Optional.empty(),
                texts,
                files,
                edits.stream().collect(Collectors.toMap(Edit::conversation, Edit::question)),
                queued.stream().collect(Collectors.toMap(Line::conversation, Line::questions)),
                beginning);
    }

    private static List<Unsent.File> sources(List<File> files) {
        List<Unsent.File> sources = new ArrayList<>();
        for (File file : files) {
            Attachment there = file.there();
            String path = file.path();
            if (path != null) {
                sources.add(new Unsent.File(new FileSource.OnDisk(Path.of(path)), Optional.ofNullable(there)));
            } else if (there != null) {
                sources.add(new Unsent.File(new FileSource.Stored(there), Optional.of(there)));
            }
        }
        return sources;
    }

    /// The caller zeroes it.
    byte[] json() {
        try {
            return Json.lenient().writeValueAsBytes(this);
        } catch (IOException e) {
            throw new IllegalStateException("Drafts are plain records.", e);
        }
    }

    static KeptDrafts read(byte[] json) throws IOException {
        return Json.lenient().readValue(json, KeptDrafts.class);
    }
}
