package app.hearth.desktop.chat;

import app.hearth.common.attachment.Attachment;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.key.Model;
import app.hearth.desktop.council.CouncilChoiceViewModel;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Views;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Whether the chosen model can see the pictures it would be shown. What is not known of a model holds nobody up.
/// Confined to the UI thread.
final class Sight {
    private static final int NAMED = 3;

    private final ModelPicker models;
    private final CouncilChoiceViewModel council;
    private final ChosenFiles files;
    private final ObservableList<ChatMessage> messages;
    private final ObservableValue<@Nullable MessageId> edited;
    private final ObjectBinding<Optional<Explanation>> objection;

    /// @param edited the question that is written anew, which with all that follows it will not be told
    Sight(
            Asked asked,
            ChosenFiles files,
            ObservableList<ChatMessage> messages,
            ObservableValue<@Nullable MessageId> edited) {
        this.models = asked.models();
        this.council = asked.council();
        this.files = files;
        this.messages = messages;
        this.edited = edited;
        this.objection = Bindings.createObjectBinding(
                this::object,
                models.selectedProperty(),
                models.models(),
                council.on(),
                council.seats().seats(),
                council.seats().chairman(),
                files.shown(),
                messages,
                edited);
    }

    /// Who may be asked: the selected model, or a council instead.
    record Asked(ModelPicker models, CouncilChoiceViewModel council) {}

    /// Why nothing goes out to this model, and what to do about it; empty when nothing speaks against it.
    ObjectBinding<Optional<Explanation>> objection() {
        return objection;
    }

    private Optional<Explanation> object() {
        Optional<Model> blind =
                asked().filter(model -> Boolean.FALSE.equals(model.vision())).findFirst();
        boolean chosen = files.there().stream().anyMatch(Attachment::image);
        if (blind.isEmpty() || !(chosen || hasPicturesBefore())) {
            return Optional.empty();
        }
        ResourceBundle texts = Views.texts(Sight.class);
        String what = texts.getString(chosen ? "sight.chosen" : "sight.before");
        return Optional.of(new Explanation(
                what.formatted(blind.get().name()), whatToDo(texts, chosen ? "sight.remove" : "sight.begin")));
    }

    private Stream<Model> asked() {
        return council.on().get() ? council.asked().stream() : models.selected().stream();
    }

    private boolean hasPicturesBefore() {
        return messages.stream()
                .takeWhile(message -> !message.id().equals(edited.getValue()))
                .flatMap(message -> message.attachments().stream())
                .anyMatch(Attachment::image);
    }

    private String whatToDo(ResourceBundle texts, String otherwise) {
        List<String> seeing = models.models().stream()
                .filter(model -> Boolean.TRUE.equals(model.vision()))
                .map(Model::name)
                .limit(NAMED)
                .toList();
        String choose = seeing.isEmpty()
                ? texts.getString("sight.none")
                : texts.getString(council.on().get() ? "sight.seat" : "sight.choose")
                        .formatted(String.join(", ", seeing));
        return choose + " " + texts.getString(otherwise);
    }
}
