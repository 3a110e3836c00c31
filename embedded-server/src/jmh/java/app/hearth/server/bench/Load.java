package app.hearth.server.bench;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.Conversation;
import app.hearth.server.bench.Comparison.Side;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Drives our server and its floor, each in a process of its own, and prints what a request costs each of them in CPU
/// time. Run by `packaging/bench/load`.
public final class Load {
    private static final int CONNECTIONS = 8;
    private static final int ROUNDS = 5;
    private static final int STREAM_ROUNDS = 3;
    private static final int MESSAGES_EACH = 50;
    private static final int TURN = 40;
    private static final Pattern RUN = Pattern.compile("\"run\":\\{\"id\":\"([0-9a-f-]{36})\"");

    private final Path workDir;
    private final double share;
    private final Path furnished;

    private Load(Path workDir, double share) {
        this.workDir = workDir;
        this.share = share;
        this.furnished = workDir.resolve("furnished");
    }

    /// Takes a directory for data, how many percent of the usual counts to do, and what to measure: `list`, `append`,
    /// `token`, `soak`, `logins`, `start`.
    public static void main(String[] arguments) throws Exception {
        Load load = new Load(Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]) / 100.0);
        load.furnish();
        for (String what : List.of(arguments).subList(2, arguments.length)) {
            switch (what) {
                case "list" -> load.list();
                case "append" -> load.append();
                case "token" -> load.token();
                case "soak" -> load.soak();
                case "logins" -> load.logins();
                case "start" -> new Starts(load.furnished, workDir(arguments)).measure();
                default -> throw new IllegalArgumentException("There is nothing to measure that is called " + what);
            }
        }
    }

    private static Path workDir(String[] arguments) {
        return Path.of(arguments[0]).toAbsolutePath();
    }

    private void furnish() throws Exception {
        if (Files.exists(furnished)) {
            return;
        }
        System.err.println("Making 2,000 conversations of 50 messages each, once.");
        Path half = workDir.resolve("half-furnished");
        if (Files.exists(half)) {
            Household.delete(half);
        }
        Files.createDirectories(workDir);
        Household.furnish(half, MESSAGES_EACH);
        Files.move(half, furnished);
    }

    private int share(int usual) {
        return Math.max(CONNECTIONS, (int) (usual * share));
    }

    private interface Visit {
        void pay(ServerProcess ours, ServerProcess floor, FakeProvider provider) throws Exception;
    }

    /// Runs `visit` with both servers on copies of the data.
    private void withBoth(Visit visit) throws Exception {
        Path ours = workDir.resolve("ours");
        Path floor = workDir.resolve("floor");
        for (Path copy : List.of(ours, floor)) {
            if (Files.exists(copy)) {
                Household.delete(copy);
            }
            Household.copy(furnished, copy);
        }
        try (FakeProvider provider = new FakeProvider();
                ServerProcess our = ServerProcess.ours(ours, provider.baseUrl());
                ServerProcess bare = ServerProcess.floor(floor, provider.baseUrl())) {
            visit.pay(our, bare, provider);
        }
        Household.delete(ours);
        Household.delete(floor);
    }

    private void list() throws Exception {
        withBoth((ours, floor, provider) -> {
            byte[] our = RawConnection.get(ours.address(), "/api/v1/conversations", signIn(ours));
            byte[] bare = RawConnection.get(floor.address(), Floor.LIST, floor.token());
            System.out.println(new Comparison(
                            "list of 50 conversations",
                            new Side(ours, times -> Visitors.send(ours.address(), many(our), times)),
                            new Side(floor, times -> Visitors.send(floor.address(), many(bare), times)))
                    .measure(ROUNDS, share(10_000))
                    .row("at most 1.3"));
        });
    }

    private void logins() throws Exception {
        Path copy = workDir.resolve("ours");
        if (Files.exists(copy)) {
            Household.delete(copy);
        }
        Household.copy(furnished, copy);
        new Logins(copy).measure();
        Household.delete(copy);
    }

    private static List<byte[]> many(byte[] request) {
        return Collections.nCopies(CONNECTIONS, request);
    }

    private static String signIn(ServerProcess ours) {
        try (HearthClient client = Household.signIn(ours.address())) {
            return client.accessToken().reveal();
        }
    }

    private void append() throws Exception {
        withBoth((ours, floor, provider) -> {
            List<byte[]> our = new ArrayList<>();
            List<byte[]> bare = new ArrayList<>();
            try (HearthClient client = Household.signIn(ours.address())) {
                String token = client.accessToken().reveal();
                Household.newest(client).stream().limit(CONNECTIONS).forEach(conversation -> {
                    String path = "/api/v1/conversations/" + conversation.id() + "/messages";
                    our.add(RawConnection.post(ours.address(), path, token, Household.note()));
                    bare.add(RawConnection.post(
                            floor.address(), Floor.APPEND + conversation.id(), floor.token(), Household.note()));
                });
            }
            System.out.println(new Comparison(
                            "append of a message",
                            new Side(ours, times -> Visitors.send(ours.address(), our, times)),
                            new Side(floor, times -> Visitors.send(floor.address(), bare, times)))
                    .measure(ROUNDS, share(4_000))
                    .row("none"));
        });
    }

    /// What an answer costs that is one token long, cold and warm, and then each token of ten seconds of streams: as
    /// many streams as make 800 tokens a second at each pace. The storing of a whole answer is in both.
    ///
    /// Warm is after 4,800 answers: until then most of what an answer costs is the JVM compiling our code, of which
    /// there is more than of the floor's.
    private void token() throws Exception {
        withBoth((ours, floor, provider) -> {
            try (HearthClient client = Household.signIn(ours.address())) {
                Household.useProvider(client, provider.baseUrl());
                Streams streams = new Streams(
                        ours.address(),
                        floor.address(),
                        client.accessToken().reveal(),
                        floor.token(),
                        new ArrayDeque<>(Household.all(client)));
                String one = FakeProvider.model(1, 0);
                Side our = new Side(ours, times -> inTurns(times, count -> streams.watch(count, one)));
                Side bare = new Side(floor, times -> inTurns(times, count -> streams.proxy(count, one)));
                System.out.println(new Comparison("answer of one token, among the first 200", our, bare)
                        .measure(STREAM_ROUNDS, 40)
                        .row("none"));
                for (int i = 0; i < share(20); i++) {
                    streams.watch(40, FakeProvider.model(200, 1));
                    streams.proxy(40, FakeProvider.model(200, 1));
                }
                for (int i = 0; i < share(100); i++) {
                    streams.watch(40, one);
                    streams.proxy(40, one);
                }
                System.out.println(new Comparison("answer of one token, warm", our, bare)
                        .measure(ROUNDS, 200)
                        .row("none"));
                System.out.println(paced(ours, floor, streams, 20));
                System.out.println(paced(ours, floor, streams, 100));
            }
        });
    }

    private void soak() throws Exception {
        int answers = Math.max(40, (int) (500 * share));
        int seconds = Math.max(10, (int) (60 * share));
        withBoth((ours, floor, provider) -> new Soak(ours, floor, provider, answers).measure(seconds));
    }

    /// Forty at once, because a profile may have 64 streams.
    private static void inTurns(int times, Comparison.Work work) throws Exception {
        for (int left = times; left > 0; left -= TURN) {
            work.run(Math.min(TURN, left));
        }
    }

    private String paced(ServerProcess ours, ServerProcess floor, Streams streams, int perSecond) throws Exception {
        int count = 800 / perSecond;
        int tokens = share(10 * perSecond);
        String model = FakeProvider.model(tokens, 1_000 / perSecond);
        return new Comparison(
                        "token of " + count + " answers of " + tokens + ", " + perSecond + " a second",
                        new Side(ours, times -> streams.watch(count, model)),
                        new Side(floor, times -> streams.proxy(count, model)))
                .measure(STREAM_ROUNDS, count * tokens)
                .row("at most 1.5");
    }

    /// Streams of our server and of the floor, several at once.
    private record Streams(URI ours, URI floor, String token, String floorToken, Deque<Conversation> conversations) {
        /// Each in a conversation where the least has been asked, because nobody asks a thousand first questions in
        /// one.
        void watch(int count, String model) throws IOException, InterruptedException {
            List<Callable<String>> visits = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Conversation next = conversations.removeFirst();
                conversations.addLast(next);
                String path = "/api/v1/conversations/" + next.id() + "/messages";
                byte[] ask = RawConnection.post(ours, path, token, Household.question(model));
                visits.add(() -> Load.watch(ours, token, ask));
            }
            Visitors.all(visits);
        }

        void proxy(int count, String model) throws IOException, InterruptedException {
            byte[] request = RawConnection.post(
                    floor, Floor.PROXY, floorToken, "{\"model\":\"" + model + "\",\"stream\":true,\"messages\":[]}");
            Visitors.all(Collections.nCopies(count, () -> Load.proxy(floor, request)));
        }
    }

    /// Asks, and reads the answer to its end.
    static String watch(URI server, String token, byte[] ask) throws IOException {
        String run;
        try (RawConnection asking = new RawConnection(server)) {
            asking.exchange(ask);
            Matcher id = RUN.matcher(asking.body());
            if (!id.find()) {
                throw new IOException("No run was begun: " + asking.body());
            }
            run = id.group(1);
        }
        try (RawConnection watching = new RawConnection(server)) {
            return watching.stream(
                    RawConnection.get(server, "/api/v1/runs/" + run + "/events", token), "\nevent: done\n");
        }
    }

    static String proxy(URI floor, byte[] request) throws IOException {
        try (RawConnection watching = new RawConnection(floor)) {
            return watching.stream(request, "[DONE]");
        }
    }
}
