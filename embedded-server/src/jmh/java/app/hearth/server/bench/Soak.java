package app.hearth.server.bench;

import app.hearth.common.account.Registration;
import app.hearth.common.client.ClientOptions;
import app.hearth.common.client.ConversationFilter;
import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.MessageStatus;
import app.hearth.common.conversation.NewConversation;
import app.hearth.common.secret.Secret;
import app.hearth.common.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Many answers at once, twenty tokens a second each: what a token costs our server and a bare proxy in
/// the same run, whether every answer was seen and stored whole, and how much heap one answer under way holds.
final class Soak {
    private static final int ANSWERS_EACH = 20;
    private static final int PER_SECOND = 20;
    private static final int ROUNDS = 3;
    private static final String TOKEN = " hearth";
    private static final Pattern DELTA = Pattern.compile("\\nevent: delta\\ndata: (.*)\\n");
    private static final Secret PASSWORD = Secret.of("a hearth to be measured at");

    private final ServerProcess ours;
    private final ServerProcess floor;
    private final FakeProvider provider;
    private final int people;
    private final List<Resident> residents = new ArrayList<>();

    /// Somebody with a conversation for each of their answers; a new title keeps the models from giving one.
    private record Resident(HearthClient client, List<Conversation> conversations) {}

    /// As many answers at once, a multiple of twenty, because one person may have no more.
    Soak(ServerProcess ours, ServerProcess floor, FakeProvider provider, int answers) {
        this.ours = ours;
        this.floor = floor;
        this.provider = provider;
        this.people = answers / ANSWERS_EACH;
    }

    /// Each answer takes so many seconds.
    void measure(int seconds) throws Exception {
        try {
            for (int i = 0; i < people; i++) {
                residents.add(moveIn(i));
            }
            String model = FakeProvider.model(PER_SECOND * seconds, 1_000 / PER_SECOND);
            System.out.println(new Comparison(
                            "token of " + answers() + " answers at once, 20 a second for " + seconds + " s",
                            new Comparison.Side(ours, _ -> watch(model), _ -> requireStored(model)),
                            new Comparison.Side(floor, _ -> proxy(model)))
                    .measure(ROUNDS, answers() * tokens(model))
                    .row("at most 1.5"));
            heap(seconds);
        } finally {
            residents.forEach(resident -> resident.client().close());
        }
    }

    private int answers() {
        return people * ANSWERS_EACH;
    }

    private Resident moveIn(int number) {
        HearthClient client = new HearthClient(ClientOptions.to(ours.address()));
        client.register(new Registration("soak-" + number, null, PASSWORD, null, null, null, null));
        Household.useProvider(client, provider.baseUrl());
        List<Conversation> conversations = new ArrayList<>();
        for (int i = 0; i < ANSWERS_EACH; i++) {
            conversations.add(client.conversations().create(new NewConversation(null, "Part " + i, null, null)));
        }
        return new Resident(client, conversations);
    }

    private void watch(String model) throws IOException, InterruptedException {
        List<Callable<Void>> visits = new ArrayList<>();
        for (Resident resident : residents) {
            resident.client().conversations().list(ConversationFilter.all()); // renews a token that has expired
            String token = resident.client().accessToken().reveal();
            for (Conversation conversation : resident.conversations()) {
                byte[] ask = RawConnection.post(
                        ours.address(),
                        "/api/v1/conversations/" + conversation.id() + "/messages",
                        token,
                        Household.question(model));
                visits.add(() -> {
                    requireWhole(Load.watch(ours.address(), token, ask), model);
                    return null;
                });
            }
        }
        Visitors.all(visits);
    }

    private void proxy(String model) throws IOException, InterruptedException {
        byte[] request = RawConnection.post(
                floor.address(),
                Floor.PROXY,
                floor.token(),
                "{\"model\":\"" + model + "\",\"stream\":true,\"messages\":[]}");
        Visitors.all(Collections.nCopies(answers(), () -> Load.proxy(floor.address(), request)));
    }

    /// The pieces that were seen, put together, are what was sent.
    private static void requireWhole(String events, String model) throws IOException {
        StringBuilder seen = new StringBuilder();
        Matcher delta = DELTA.matcher(events);
        while (delta.find()) {
            seen.append(Json.lenient().readTree(delta.group(1)).path("text").asText());
        }
        if (!seen.toString().equals(TOKEN.repeat(tokens(model)))) {
            throw new IOException("An answer was not seen whole: " + seen.length() + " characters");
        }
    }

    private void requireStored(String model) throws IOException {
        for (Resident resident : residents) {
            for (Conversation conversation : resident.conversations()) {
                Message last = resident.client()
                        .conversations()
                        .messages(conversation.id(), false, null)
                        .items()
                        .getLast();
                boolean whole = last.status() == MessageStatus.COMPLETE
                        && last.content().equals(TOKEN.repeat(tokens(model)));
                if (!whole) {
                    throw new IOException("An answer was not stored whole: " + last.status() + ", "
                            + last.content().length() + " characters");
                }
            }
        }
    }

    private static int tokens(String model) {
        return Integer.parseInt(model.substring(0, model.indexOf('x')));
    }

    /// In the middle of the answers, against when there are none.
    private void heap(int seconds) throws Exception {
        long idle = ours.liveHeap();
        String model = FakeProvider.model(PER_SECOND * seconds, 1_000 / PER_SECOND);
        long busy;
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> watching = thread.submit(() -> {
                watch(model);
                return null;
            });
            TimeUnit.MILLISECONDS.sleep(seconds * 700L);
            busy = ours.liveHeap();
            watching.get();
        }
        requireStored(model);
        System.out.printf(
                Locale.ROOT,
                "| live heap for one answer of %d under way | %.1f KB | | | at most 64 KB |%n",
                answers(),
                (busy - idle) / 1024.0 / answers());
    }
}
