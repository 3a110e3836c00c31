package app.hearth.server.command;

import app.hearth.common.embed.DataDirectories;
import app.hearth.common.embed.DatabaseLocation;
import app.hearth.common.embed.EmbeddedServer;
import app.hearth.common.embed.Limits;
import app.hearth.common.embed.LocalOllama;
import app.hearth.common.embed.Pages;
import app.hearth.common.embed.ProgramLog;
import app.hearth.common.embed.RegistrationPolicy;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.secret.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The server alone: starts it, says where it listens, and stops it when the process is asked to end.
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    /// No answer takes longer, within a council or not.
    private static final long LONGEST_SEAT = Limits.DEFAULT.maxRunTime().toSeconds();

    private static final Pattern ORIGIN =
            Pattern.compile("https?://(\\[[0-9a-f:.]+]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(:[0-9]{1,5})?");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?");

    private final PrintWriter out;
    private final FirstAdmin firstAdmin;
    private final List<String> ollamaAddresses;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private final DatabaseOptions database;

    @Mixin
    private final MailOptions mail;

    @Mixin
    private final OutboundOptions outbound;

    @Option(names = "--data-dir", paramLabel = "DIR")
    private @Nullable Path dataDir;

    @Option(names = "--bind", paramLabel = "ADDR")
    private String bind = ServerConfig.LOOPBACK;

    @Option(names = "--port", paramLabel = "N")
    private int port = ServerConfig.DEFAULT_PORT;

    @Option(names = "--registration", paramLabel = "open|invite|closed", converter = PolicyConverter.class)
    private RegistrationPolicy registration = RegistrationPolicy.INVITE;

    @Option(names = "--allow-provider-host", paramLabel = "HOST")
    private Set<String> allowedProviderHosts = new LinkedHashSet<>();

    @Option(names = "--allow-origin", paramLabel = "ORIGIN")
    private Set<String> allowedOrigins = new LinkedHashSet<>();

    @Option(names = "--page-cookies")
    private boolean pageCookies;

    @Option(names = "--answers-per-profile", paramLabel = "N")
    private int answersPerProfile = Limits.DEFAULT.maxRunsOfProfile();

    @Option(names = "--answers", paramLabel = "N")
    private int answers = Limits.DEFAULT.maxRuns();

    @Option(names = "--seat-seconds", paramLabel = "N")
    private long seatSeconds = Limits.DEFAULT.maxSeatTime().toSeconds();

    @Option(names = "--no-titles")
    private boolean withoutTitles;

    @Option(names = "--demo")
    private boolean demo;

    ServeCommand(Map<String, String> environment, PrintWriter out) {
        this.ollamaAddresses = LocalOllama.addresses(environment);
        this.database = new DatabaseOptions(environment);
        this.mail = new MailOptions(environment);
        this.outbound = new OutboundOptions(environment);
        this.out = out;
        this.firstAdmin = new FirstAdmin(environment);
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        check();
        boolean thrownAway = demo && dataDir == null;
        Path directory = thrownAway ? throwAway() : dataDir == null ? DataDirectories.standard() : dataDir;
        Runnable cleanUp = thrownAway ? () -> ThrowAwayDirectory.delete(directory) : () -> {};
        boolean started = false;
        Optional<String> ofAdmin = Optional.empty();
        try {
            DataDirectories.prepare(directory);
            ProgramLog.keepIn(directory);
            ServerConfig config = config(directory);
            ofAdmin = firstAdmin.ensure(config.dataDir(), config.database(), config.mail());
            RunningServer server = EmbeddedServer.find().start(config);
            started = true;
            StopSignal.closes(server, cleanUp);
            announce(server);
            server.setUpCode().ifPresent(this::announceSetUp);
        } catch (ServerStartException e) {
            throw new CommandException(e.getMessage(), e);
        } finally {
            ofAdmin.ifPresent(out::println); // also where the start failed: nobody can read it again
            if (!started) {
                cleanUp.run();
            }
        }
        new CountDownLatch(1).await();
        return HearthCommand.DONE;
    }

    /// What the options say, for a server whose data is in `directory`. Reads the files of passwords.
    ServerConfig config(Path directory) throws CommandException {
        ServerConfig config = ServerConfig.standalone(directory.toAbsolutePath().normalize())
                .withBind(bind)
                .withPort(port)
                .withRegistration(registration)
                .withAllowedProviderHosts(allowedProviderHosts)
                .withPages(new Pages(allowedOrigins, pageCookies))
                .withOutbound(outbound.outbound())
                .withLimits(Limits.DEFAULT
                        .withMaxRuns(answersPerProfile, answers)
                        .withMaxSeatTime(Duration.ofSeconds(seatSeconds)))
                .withTitles(!withoutTitles)
                .withOllamaAddresses(ollamaAddresses)
                .withDemo(demo);
        Optional<DatabaseLocation> location = database.location();
        ServerConfig stored = location.isPresent() ? config.withDatabase(location.get()) : config;
        return mail.server().map(stored::withMail).orElse(stored);
    }

    void check() {
        database.check();
        mail.check();
        outbound.check();
        if (port < 0 || port > HIGHEST_PORT) {
            throw Misuse.of(command, "--port takes a number from 0 to 65535.");
        }
        if (answersPerProfile < 1 || answers < answersPerProfile) {
            throw Misuse.of(
                    command, "--answers-per-profile takes a number from 1 on, and --answers one that is no smaller.");
        }
        if (seatSeconds < 1 || seatSeconds > LONGEST_SEAT) {
            throw Misuse.of(command, "--seat-seconds takes a number from 1 to " + LONGEST_SEAT + ".");
        }
        if (bind.isBlank()) {
            throw Misuse.of(command, "--bind takes an address of this machine.");
        }
        checkPages();
        for (String host : allowedProviderHosts) {
            if (!HOST.matcher(host).matches()) {
                throw Misuse.of(
                        command, "--allow-provider-host takes a host or host:port, without a scheme or a path.");
            }
        }
    }

    private void checkPages() {
        for (String origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw Misuse.of(
                        command,
                        "--allow-origin takes what a browser sends as Origin, such as https://chat.home, in lower"
                                + " case and without a path.");
            }
        }
        if (pageCookies && allowedOrigins.isEmpty()) {
            throw Misuse.of(command, "--page-cookies needs the origin of the pages: --allow-origin https://chat.home.");
        }
    }

    private void announce(RunningServer server) {
        out.println("Hearth is ready at " + server.address());
        server.demoProvider().ifPresent(address -> out.println("Demo provider with canned answers at " + address));
    }

    private void announceSetUp(Secret code) {
        out.println("The first admin registers with this invite_code, good once and until this server stops: "
                + code.reveal());
    }

    private static Path throwAway() throws CommandException {
        try {
            return ThrowAwayDirectory.create();
        } catch (IOException e) {
            throw new CommandException("No temporary directory can be made. Name one with --data-dir.", e);
        }
    }

    private static final class PolicyConverter implements ITypeConverter<RegistrationPolicy> {
        @Override
        public RegistrationPolicy convert(String value) {
            try {
                return RegistrationPolicy.of(value);
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException("it takes open, invite or closed");
            }
        }
    }
}
