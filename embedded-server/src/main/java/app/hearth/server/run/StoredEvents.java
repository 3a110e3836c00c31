package app.hearth.server.run;

import app.hearth.common.conversation.Message;
import app.hearth.common.wire.Problem;
import app.hearth.server.http.EventSource;
import app.hearth.server.http.EventWriter;
import app.hearth.server.run.RunLog.Ending;
import app.hearth.server.run.RunLog.News;
import java.io.IOException;
import java.util.Optional;

/// The events of a run that has ended: what the watcher has not seen yet in one piece, and the stored end.
final class StoredEvents implements EventSource {
    private final Answer said;
    private final Message message;
    private final Optional<Problem> problem;
    private final EventId from;

    StoredEvents(Answer said, Message message, Optional<Problem> problem, EventId from) {
        this.said = said;
        this.message = message;
        this.problem = problem;
        this.from = from;
    }

    @Override
    public void writeTo(EventWriter writer) throws IOException, InterruptedException {
        RunLog log = new RunLog(said);
        News news = log.since(log.place(from));
        RunEvents events = new RunEvents(writer);
        events.news(news.text(), news.reasoning(), news.place().id());
        events.end(
                new Ending(message, problem),
                Optional.ofNullable(message.usage()),
                news.place().id());
    }
}
