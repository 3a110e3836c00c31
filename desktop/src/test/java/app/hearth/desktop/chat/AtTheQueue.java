package app.hearth.desktop.chat;

import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.desktop.PatientProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A trip in which an answer is being written, before the real server and a provider that ends answers when told.
abstract class AtTheQueue extends AtTheRealServer {
    static final ModelName PATIENT = new ModelName(PatientProvider.NAME, PatientProvider.MODEL);

    final PatientProvider provider = new PatientProvider();
    ConversationId trip;

    @SuppressWarnings("NullAway.Init") // each test begins with a trip
    AtTheQueue(@TempDir Path data) throws Exception {
        super(data);
    }

    @BeforeEach
    final void beginATrip() {
        provider.serve(anna);
        chat.models().refresh();
        await(() -> !chat.models().loadingProperty().get());
        trip = conversation();
        open(chat, trip);
        chat.models().selectedProperty().set(PATIENT);
        ask("Where to?");
        awaitAnswering(1);
    }

    @AfterEach
    final void leave() {
        provider.close();
    }

    final void awaitAnswering(int questions) {
        await(() ->
                provider.asked().size() == questions && chat.answeringProperty().get());
    }

    final void write(String text) {
        chat.draftProperty().set(text);
        chat.send();
    }

    final List<String> waiting() {
        return chat.queue().shown().stream().map(QueuedQuestion::text).toList();
    }

    final void awaitStored(int messages) {
        await(() -> tree(trip).size() == messages);
    }

    final Message stored(String text) {
        return tree(trip).stream()
                .filter(message -> message.content().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
