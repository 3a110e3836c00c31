package app.hearth.server.conversation;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageId;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.Posted;
import app.hearth.common.conversation.Role;
import app.hearth.common.run.Run;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunKind;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.conversation.ContextBuilder.Plan;
import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.provider.KnownModels;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.run.Answer;
import app.hearth.server.run.RunRequest;
import app.hearth.server.run.RunWork;
import app.hearth.server.run.Runs;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts runs that write answers into a conversation's tree. Everything here is part of a write of the caller's
/// data. Thread-safe.
public final class Answering {
    private static final int MAX_MODEL = 256;
    private static final String GO_ON =
            "Continue exactly where your last message stopped. Do not repeat any of it and do not comment on it.";

    private final ChangeLog changes;
    private final Conversations conversations;
    private final Messages messages;
    private final ContextBuilder contexts;
    private final Runs runs;
    private final Manner manner;
    private final InstantSource clock;

    public Answering(Asking.Stores stores, Runs runs, Manner manner, InstantSource clock) {
        this.changes = stores.changes();
        this.conversations = stores.conversations();
        this.messages = stores.messages();
        this.contexts =
                new ContextBuilder(new Branches(messages), stores.enclosures(), manner.models(), manner.prompt());
        this.runs = runs;
        this.manner = manner;
        this.clock = clock;
    }

    /// How answers are made.
    ///
    /// @param keys opens the caller's keys
    /// @param models what is known of models
    /// @param prompt what the profile wants every model to be told
    /// @param titles whether conversations without a title get one
    public record Manner(AccessSource keys, KnownModels models, StandingPrompt prompt, boolean titles) {}

    /// The seam to the keys: opens the caller's key of a provider, or fails with a problem.
    @FunctionalInterface
    public interface AccessSource {
        ProviderAccess open(Caller caller, String provider);
    }

    /// Who is to answer, and how.
    record Wish(String provider, String model, Map<String, JsonNode> parameters) {
        static Wish of(@Nullable String provider, @Nullable String model, @Nullable JsonNode params) {
            if (provider == null || provider.isBlank()) {
                throw new InvalidFieldException("provider", "Say which provider is to answer.");
            }
            if (model == null || model.isBlank() || model.length() > MAX_MODEL) {
                throw new InvalidFieldException("model", "Say which model is to answer.");
            }
            if (params != null && !params.isObject() && !params.isNull()) {
                throw new InvalidFieldException("params", "Parameters are a JSON object.");
            }
            Map<String, JsonNode> parameters = new HashMap<>();
            if (params != null) {
                params.properties().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
            }
            return new Wish(provider, model, parameters);
        }
    }

    /// A message to be answered, in its conversation; `isNew` when it is part of the same write.
    record Question(Conversation conversation, Node node, boolean isNew) {}

    /// A new answer below `asked`, which becomes the current leaf.
    Posted answer(ChangeSet set, Caller caller, Question asked, Wish wish) {
        Owner owner = caller.owner();
        Conversation conversation = asked.conversation();
        Node question = asked.node();
        ProviderAccess access = open(set, caller, wish.provider());
        Context context = contexts.of(owner, new Plan(conversation, question, wish, List.of()));
        RunId run = RunId.next(clock);
        MessageId answer = MessageId.next(clock);
        Node node = new MessageDraft(
                        answer,
                        conversation.id(),
                        Optional.of(question),
                        Role.ASSISTANT,
                        "",
                        access.provider(),
                        wish.model(),
                        MessageStatus.STREAMING,
                        run,
                        List.of())
                .node(set.now())
                .told(context);
        messages.insert(set, owner, node);
        conversations.grown(set, owner, conversation.id(), answer, asked.isNew() ? 2 : 1);
        RunRequest.Place place = new RunRequest.Place(conversation.id(), answer);
        ChatRequest chat = new ChatRequest(wish.model(), context.turns(), wish.parameters());
        RunRequest request = new RunRequest(run, RunKind.CHAT, place, new RunWork.Ask(access, chat));
        if (asked.isNew() && conversation.title().isEmpty()) {
            Titles.beginning(question.message())
                    .ifPresent(words -> conversations.beginsWith(set, owner, conversation.id(), words));
        }
        if (manner.titles() && Titles.isWanted(conversation)) {
            request = request.then(title(set, caller, question, wish, place));
        }
        Run started = runs.start(set, owner, request);
        return new Posted(null, node.message(), started);
    }

    /// Goes on with an answer that was broken off: what it has stays, and what comes is added to it.
    Posted resume(ChangeSet set, Caller caller, Node answer, Wish wish) {
        Owner owner = caller.owner();
        Message before = answer.message();
        Conversation conversation = conversations.get(owner, before.conversationId());
        ProviderAccess access = open(set, caller, wish.provider());
        RunId run = RunId.next(clock);
        List<Turn> closing = before.content().isEmpty() ? List.of() : List.of(new Turn(Role.USER, GO_ON));
        Context context = contexts.of(owner, new Plan(conversation, answer, wish, closing));
        messages.reopen(set, owner, answer.told(context), run);
        conversations.grown(set, owner, conversation.id(), before.id(), 0);
        ChatRequest chat = new ChatRequest(wish.model(), context.turns(), wish.parameters());
        String reasoning = before.reasoning() == null ? "" : before.reasoning();
        RunRequest.Place place = new RunRequest.Place(conversation.id(), before.id());
        Run started = runs.start(
                set,
                owner,
                new RunRequest(run, RunKind.CHAT, place, new RunWork.Ask(access, chat))
                        .goingOnFrom(new Answer(before.content(), reasoning)));
        return new Posted(null, messages.message(owner, before.id()), started);
    }

    /// What asks for a title after an answer of this kind, with the same key opened a second time.
    private TitleSequel title(ChangeSet set, Caller caller, Node question, Wish wish, RunRequest.Place place) {
        return new TitleSequel(
                caller.owner(),
                new TitleSequel.Asked(place, wish.model(), question.message().content()),
                open(set, caller, wish.provider()),
                new TitleSequel.Stores(conversations, changes, runs, clock),
                _ -> {});
    }

    /// The caller's key, which the run closes; when there will be no run because the write fails, it is closed then.
    private ProviderAccess open(ChangeSet set, Caller caller, String provider) {
        ProviderAccess access = manner.keys().open(caller, provider);
        set.afterRollback(access.key()::close);
        return access;
    }
}
