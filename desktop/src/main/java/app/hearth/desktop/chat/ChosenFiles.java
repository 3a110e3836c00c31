package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.attachment.AttachmentId;
import app.hearth.common.client.AttachmentCalls;
import app.hearth.desktop.fx.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files that are to go along with what stands in the composer, per place. They are sent ahead as soon as
/// they are chosen, also while another conversation is shown. Confined to the UI thread; never blocks it.
public final class ChosenFiles {
    /// How many a question may have.
    static final int MOST = 20;

    private final AttachmentCalls calls;
    private final Background background;
    private final Map<DraftPlace, List<ChosenFile>> kept = new HashMap<>();
    private final IdentityHashMap<ChosenFile, FileUpload> uploads = new IdentityHashMap<>();
    private final ObservableList<ChosenFile> shown =
            FXCollections.observableArrayList(file -> new Observable[] {file.stateProperty()});
    private final ReadOnlyBooleanWrapper tooMany = new ReadOnlyBooleanWrapper(this, "tooMany");

    ChosenFiles(AttachmentCalls calls, Background background) {
        this.calls = calls;
        this.background = background;
    }

    /// Those of the composer in sight; the list also says when one of them comes further.
    ObservableList<ChosenFile> shown() {
        return shown;
    }

    /// Whether more were chosen last than a question may have; those beyond were left out.
    ReadOnlyBooleanProperty tooManyProperty() {
        return tooMany.getReadOnlyProperty();
    }

    /// Takes files of this computer along.
    public void add(List<Path> paths) {
        addAll(paths.stream()
                .map(path -> (FileSource) new FileSource.OnDisk(path))
                .toList());
    }

    /// Takes along what is no file yet; `bytes` makes it one, off the UI thread.
    public void add(String name, Callable<byte[]> bytes) {
        addAll(List.of(new FileSource.Pasted(name, bytes)));
    }

    /// Takes along the files of a question that is written anew, which the server has already.
    void take(List<Attachment> stored) {
        shown.setAll(stored.stream()
                .map(file -> new ChosenFile(new FileSource.Stored(file), new ChosenFile.There(file)))
                .toList());
    }

    private void addAll(List<FileSource> sources) {
        int room = Math.max(0, MOST - shown.size());
        tooMany.set(sources.size() > room);
        for (FileSource source : sources.subList(0, Math.min(room, sources.size()))) {
            ChosenFile file = new ChosenFile(source, new ChosenFile.Sending(0));
            shown.add(file);
            start(file);
        }
    }

    void remove(ChosenFile file) {
        tooMany.set(false);
        leave(file);
        shown.remove(file);
    }

    /// Tries a refused one again.
    void retry(ChosenFile file) {
        if (file.isRefused()) {
            start(file);
        }
    }

    private void start(ChosenFile file) {
        FileUpload upload = new FileUpload(calls, background, file);
        uploads.put(file, upload);
        upload.start(() -> {
            uploads.remove(file);
            dropSecond(file);
        });
    }

    /// A file that was chosen twice is the same on the server and goes along once.
    private void dropSecond(ChosenFile file) {
        Optional<AttachmentId> id = file.attachment().map(Attachment::id);
        boolean twice = id.isPresent()
                && shown.contains(file)
                && shown.stream()
                        .anyMatch(other -> other != file
                                && other.attachment().map(Attachment::id).equals(id));
        if (twice) {
            shown.remove(file);
        }
    }

    private void leave(ChosenFile file) {
        FileUpload upload = uploads.remove(file);
        if (upload != null) {
            upload.leave();
        }
    }

    /// Whether all in sight have arrived.
    boolean allThere() {
        return shown.stream().allMatch(file -> file.attachment().isPresent());
    }

    /// Those in sight that have arrived, each once.
    List<Attachment> there() {
        return shown.stream()
                .flatMap(file -> file.attachment().stream())
                .distinct()
                .toList();
    }

    /// These went out with a question.
    void sent(List<Attachment> files) {
        shown.removeIf(file -> file.attachment().map(files::contains).orElse(false));
    }

    /// The server does not have these any more.
    void gone(Set<AttachmentId> ids) {
        shown.stream()
                .filter(file ->
                        file.attachment().map(Attachment::id).map(ids::contains).orElse(false))
                .toList()
                .forEach(file -> file.become(FileRefusal.GONE.state()));
    }

    /// Puts away the files of `from` and brings those of `to`.
    void move(DraftPlace from, DraftPlace to) {
        kept.put(from, List.copyOf(shown));
        tooMany.set(false);
        shown.setAll(kept.getOrDefault(to, List.of()));
    }

    void forget(DraftPlace place) {
        List<ChosenFile> gone = kept.remove(place);
        if (gone != null) {
            gone.stream().filter(file -> !shown.contains(file)).forEach(this::leave);
        }
    }

    /// What there is, so that it can be taken up again by [#takeOver].
    Map<DraftPlace, List<Unsent.File>> unsent(DraftPlace open) {
        Map<DraftPlace, List<ChosenFile>> all = new HashMap<>(kept);
        all.put(open, List.copyOf(shown));
        all.values().removeIf(List::isEmpty);
        return all.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(file -> new Unsent.File(file.source(), file.attachment()))
                                .toList()));
    }

    /// Takes over what someone left; what had not arrived is sent anew.
    void takeOver(Map<DraftPlace, List<Unsent.File>> before, DraftPlace open) {
        before.forEach((place, files) -> kept.put(place, revived(files)));
        Optional.ofNullable(kept.get(open)).ifPresent(shown::setAll);
    }

    private List<ChosenFile> revived(List<Unsent.File> files) {
        List<ChosenFile> revived = new ArrayList<>();
        for (Unsent.File file : files) {
            ChosenFile.State state = file.there()
                    .<ChosenFile.State>map(ChosenFile.There::new)
                    .orElseGet(() -> new ChosenFile.Sending(0));
            ChosenFile chosen = new ChosenFile(file.source(), state);
            revived.add(chosen);
            if (file.there().isEmpty()) {
                start(chosen);
            }
        }
        return revived;
    }

    /// Nothing of it stays here.
    void wipe() {
        List.copyOf(uploads.keySet()).forEach(this::leave);
        kept.clear();
        shown.clear();
    }
}
