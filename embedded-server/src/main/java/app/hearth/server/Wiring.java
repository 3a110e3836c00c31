package app.hearth.server;

import app.hearth.common.council.CouncilSuggestion;
import app.hearth.common.embed.RunningServer;
import app.hearth.common.embed.ServerConfig;
import app.hearth.common.embed.ServerStartException;
import app.hearth.common.run.RunKind;
import app.hearth.common.secret.Secret;
import app.hearth.common.secret.SecretBox;
import app.hearth.server.access.Authentication;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.account.Account;
import app.hearth.server.account.Admission;
import app.hearth.server.account.Belongings;
import app.hearth.server.account.Vaults;
import app.hearth.server.attachment.AttachmentParts;
import app.hearth.server.attachment.Attachments;
import app.hearth.server.audit.AuditLog;
import app.hearth.server.audit.AuditRoutes;
import app.hearth.server.backup.BackupRoutes;
import app.hearth.server.backup.BackupSocket;
import app.hearth.server.conversation.Answering;
import app.hearth.server.conversation.Asking;
import app.hearth.server.conversation.ConversationRoutes;
import app.hearth.server.conversation.Conversations;
import app.hearth.server.conversation.Enclosures;
import app.hearth.server.conversation.MessageRoutes;
import app.hearth.server.conversation.Messages;
import app.hearth.server.conversation.Posing;
import app.hearth.server.conversation.TagRoutes;
import app.hearth.server.conversation.Tags;
import app.hearth.server.conversation.Titles;
import app.hearth.server.conversation.Trash;
import app.hearth.server.council.CouncilParts;
import app.hearth.server.council.Suggestion;
import app.hearth.server.demo.DemoProvider;
import app.hearth.server.household.Household;
import app.hearth.server.http.HttpServer;
import app.hearth.server.http.HttpSettings;
import app.hearth.server.http.Route;
import app.hearth.server.http.Routes;
import app.hearth.server.key.KeyParts;
import app.hearth.server.key.NamedSecrets;
import app.hearth.server.key.ProviderKeys;
import app.hearth.server.key.SecretRoutes;
import app.hearth.server.live.LiveParts;
import app.hearth.server.live.LiveRoutes;
import app.hearth.server.mail.Mail;
import app.hearth.server.mail.Mailer;
import app.hearth.server.metrics.Metrics;
import app.hearth.server.prompt.PromptParts;
import app.hearth.server.provider.AddressPolicy;
import app.hearth.server.provider.LocalProviders;
import app.hearth.server.provider.ProviderAccess;
import app.hearth.server.provider.ProviderHttp;
import app.hearth.server.provider.Providers;
import app.hearth.server.run.RunRoutes;
import app.hearth.server.run.RunSink;
import app.hearth.server.run.Runs;
import app.hearth.server.storage.Database;
import app.hearth.server.storage.Storage;
import app.hearth.server.sync.ChangeLog;
import app.hearth.server.sync.ChangeSet;
import app.hearth.server.sync.ChangeSource;
import app.hearth.server.sync.Replays;
import app.hearth.server.sync.SyncRoutes;
import app.hearth.server.usage.UsageParts;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The one place where the parts of the server are made and joined. Their lifetime is that of the server.
final class Wiring {
    private final ServerConfig config;
    private final InstantSource clock;
    private final OpenParts open = new OpenParts();

    Wiring(ServerConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Opens everything and listens; what was opened is closed again when a later part fails.
    RunningServer start() throws ServerStartException {
        try {
            return startParts();
        } catch (ServerStartException | RuntimeException e) {
            open.closeAll();
            throw e;
        }
    }

    private RunningServer startParts() throws ServerStartException {
        Database database = open.add(Storage.open(config.dataDir(), config.database()));
        BackupSocket.open(config.dataDir(), database, clock).ifPresent(open::add);
        Optional<DemoProvider> demo = config.demo() ? Optional.of(open.add(startDemo())) : Optional.empty();
        Ground ground = ground(database);
        AttachmentParts attachments =
                open.add(new AttachmentParts(config.dataDir(), database, ground.changes(), clock));
        Work work = work(ground, allowedHosts(demo), attachments.attachments());
        Mail mail = mail();
        Household household = new Household(database, clock, ServerRoutes.VERSION);
        Account account = open.add(new Account(
                new Account.Ground(database, ground.changes(), ground.audit(), ground.vaults(), mail),
                belongings(work),
                clock,
                Admission.at(config.bind(), config.registration(), household.invitations()),
                config.pages()));
        ground.sources().put(Account.ENTITY, account.changes());
        open.add(work.runs());
        List<Route> routes = Stream.concat(
                        Stream.of(
                                new ServerRoutes(config.registration(), features(mail)),
                                account.routes(),
                                new AuditRoutes(ground.audit()),
                                new BackupRoutes(config.dataDir(), database, ground.audit(), clock),
                                household.routes(beyond(account, work), ground.replays(), ground.audit()),
                                work.usage().routes(),
                                attachments.routes(),
                                new SyncRoutes(ground.changes())),
                        conversing(ground, work, account).stream())
                .flatMap(feature -> feature.routes().stream())
                .toList();
        keepHouse(List.of(
                new Trash(database, ground.changes())::empty,
                attachments::clearUnused,
                now -> ground.replays().forgetOld(database, now),
                account::forgetOldSessions,
                ground.audit()::forgetOld,
                household::forgetOld));
        watch(ground, account, work.runs());
        Optional<Secret> launchSecret = config.embedded() ? Optional.of(newLaunchSecret()) : Optional.empty();
        HttpServer http = listen(routes, account.authentication(), ground, launchSecret);
        Running.Shown shown = new Running.Shown(launchSecret, demo.map(DemoProvider::baseUrl), account.setUpCode());
        return new Running(http, open, routes, shown);
    }

    private Mail mail() {
        return config.mail()
                .<Mail>map(server -> open.add(new Mailer(server, clock)))
                .orElse(Mail.NONE);
    }

    private static Household.Beyond beyond(Account account, Work work) {
        return new Household.Beyond(account.memberships(), work.usage()::setBudget, account::activeSessions);
    }

    /// What every feature stands on.
    private record Ground(
            Database database,
            ChangeLog changes,
            Map<String, ChangeSource> sources,
            Replays replays,
            AuditLog audit,
            Vaults vaults,
            Metrics metrics) {}

    private Ground ground(Database database) {
        Map<String, ChangeSource> sources = new ConcurrentHashMap<>();
        ChangeLog changes = new ChangeLog(database, clock, sources);
        Metrics metrics = open.add(new Metrics());
        AuditLog audit = new AuditLog(database, clock, metrics::noted);
        return new Ground(database, changes, sources, new Replays(changes), audit, new Vaults(clock), metrics);
    }

    /// What works for profiles with their keys.
    private record Work(
            ProviderKeys keys,
            KeyParts keyParts,
            LocalProviders local,
            NamedSecrets secrets,
            Tags tags,
            Conversations conversations,
            Attachments attachments,
            Messages messages,
            CouncilParts councils,
            UsageParts usage,
            Runs runs) {}

    private Work work(Ground ground, Set<String> hosts, Attachments attachments) throws ServerStartException {
        ProviderHttp http = open.add(providerHttp(new AddressPolicy(config.embedded(), hosts)));
        Providers provider = new Providers(http);
        Database database = ground.database();
        ChangeLog changes = ground.changes();
        Tags tags = new Tags(database, changes, clock);
        Conversations conversations = new Conversations(database, changes, tags, clock);
        Messages messages = new Messages(database, attachments);
        ProviderKeys keys = new ProviderKeys(database, changes, ground.vaults());
        KeyParts keyParts = new KeyParts(database, changes, keys, provider, clock);
        UsageParts usage = new UsageParts(database, keyParts.catalog()::known, clock);
        CouncilParts councils = new CouncilParts(database, changes, clock, messages);
        Map<RunKind, RunSink> sinks = new HashMap<>(councils.sinks());
        sinks.put(RunKind.CHAT, messages);
        sinks.put(RunKind.TITLE, new Titles(conversations, messages));
        Runs.Seams seams = new Runs.Seams(
                sinks, usage.ledger(), outcome -> ground.metrics().ended(outcome.status(), outcome.usage()));
        return new Work(
                keys,
                keyParts,
                new LocalProviders(http, config.ollamaAddresses()),
                new NamedSecrets(database, changes, ground.vaults()),
                tags,
                conversations,
                attachments,
                messages,
                councils,
                usage,
                new Runs(database, changes, provider, seams, config.limits()));
    }

    private ProviderHttp providerHttp(AddressPolicy policy) throws ServerStartException {
        try {
            return new ProviderHttp(policy, config.limits(), config.outbound());
        } catch (IOException e) {
            throw new ServerStartException(
                    "The certificate authorities for providers cannot be read from "
                            + config.outbound().authorities().orElseThrow() + ".",
                    e);
        }
    }

    /// Keys, conversations and the runs that answer in them; unfinished ones of before are ended.
    private List<Routes> conversing(Ground ground, Work work, Account account) {
        ChangeLog changes = ground.changes();
        Replays replays = ground.replays();
        ProviderKeys keys = work.keys();
        Messages messages = work.messages();
        Runs runs = work.runs();
        Tags tags = work.tags();
        Conversations conversations = work.conversations();
        Asking.Stores stores = new Asking.Stores(changes, conversations, messages, new Enclosures(work.attachments()));
        PromptParts prompts = new PromptParts(ground.database(), changes, clock);
        Answering.Manner manner = new Answering.Manner(
                (caller, name) -> open(keys, caller, name),
                work.keyParts().catalog()::known,
                prompts::standing,
                config.titles());
        Answering answering = new Answering(stores, runs, manner, clock);
        Posing posing = new Posing(stores, runs, manner, clock);
        Asking asking = new Asking(stores, answering, posing, runs, clock);
        ground.sources().putAll(work.keyParts().sources());
        CouncilParts.Opened councils = work.councils().open(posing, runs, owner -> suggestion(work.keyParts(), owner));
        ground.sources().putAll(prompts.sources());
        ground.sources().putAll(councils.sources());
        ground.sources()
                .putAll(Map.of(
                        NamedSecrets.ENTITY, work.secrets()::states,
                        Conversations.ENTITY, conversations::states,
                        Messages.ENTITY, messages::states,
                        Attachments.ENTITY, work.attachments()::states,
                        Tags.ENTITY, tags::states,
                        Runs.ENTITY, runs::states));
        runs.recover();
        return List.of(
                work.keyParts().routes(work.local()::running, replays, ground.audit()),
                new SecretRoutes(work.secrets(), replays, ground.audit()),
                new ConversationRoutes(conversations, messages, asking, replays),
                new MessageRoutes(stores, asking, runs, replays),
                new RunRoutes(runs, replays, account::isLive),
                new TagRoutes(tags, replays),
                prompts.routes(replays),
                councils.routes(replays),
                new LiveRoutes(new LiveParts(account.authentication(), account::isLive, changes, runs, clock)));
    }

    private static CouncilSuggestion suggestion(KeyParts keys, Owner owner) {
        return Suggestion.of(keys.known(owner), keys.chosen(owner));
    }

    /// What this server offers besides what every server does.
    private Set<String> features(Mail mail) {
        Set<String> features = new HashSet<>();
        if (config.pages().cookies()) {
            features.add("cookies");
        }
        if (mail.isSent()) {
            features.add("mail");
        }
        return features;
    }

    private void keepHouse(List<Consumer<Instant>> chores) {
        open.add(Housekeeping.start(chores.stream()
                .<Runnable>map(chore -> () -> chore.accept(clock.instant()))
                .toList()));
    }

    private static Belongings belongings(Work work) {
        return new Belongings() {
            @Override
            public void loseSealed(ChangeSet set, Owner owner) {
                work.keys().lose(set, owner);
                work.secrets().lose(set, owner);
            }

            @Override
            public void endWork(Owner owner) {
                work.runs().abandon(owner);
            }
        };
    }

    /// The sizes that `/metrics` tells.
    private static void watch(Ground ground, Account account, Runs runs) {
        Metrics metrics = ground.metrics();
        Database database = ground.database();
        String connections = "Connections to the database by what they do, and threads that wait for one.";
        metrics.gauge(
                "hearth.db.connections",
                connections,
                "active",
                () -> database.connections().active());
        metrics.gauge(
                "hearth.db.connections",
                connections,
                "idle",
                () -> database.connections().idle());
        metrics.gauge(
                "hearth.db.connections",
                connections,
                "waiting",
                () -> database.connections().waiting());
        metrics.gauge("hearth.db.bytes", "Bytes of the database on its disk.", database::bytes);
        metrics.gauge("hearth.sessions.active", "Sessions that are signed in and not over.", account::activeSessions);
        metrics.gauge("hearth.vaults.open", "Sessions whose vault is open.", ground.vaults()::size);
        metrics.gauge("hearth.runs.active", "Answers being generated.", runs::underWay);
        metrics.counter("hearth.refreshes", "Refresh tokens answered with their successor.", account::rotations);
    }

    private HttpServer listen(
            List<Route> routes, Authentication authentication, Ground ground, Optional<Secret> launchSecret)
            throws ServerStartException {
        HttpSettings settings = new HttpSettings(
                config.bind(),
                config.port(),
                config.limits(),
                launchSecret,
                Set.of(),
                config.pages(),
                ground.metrics(),
                ground.database()::answers);
        return HttpServer.start(settings, routes, authentication);
    }

    private ProviderAccess open(ProviderKeys keys, Caller caller, String provider) {
        ProviderAccess access = keys.open(caller.owner(), caller.session(), provider);
        keys.used(caller.owner(), provider, clock.instant());
        return access;
    }

    private DemoProvider startDemo() throws ServerStartException {
        try {
            return DemoProvider.start(clock);
        } catch (IOException e) {
            throw new ServerStartException("The demo provider could not start: " + e.getMessage(), e);
        }
    }

    private Set<String> allowedHosts(Optional<DemoProvider> demo) {
        Set<String> hosts = new HashSet<>(config.allowedProviderHosts());
        demo.map(DemoProvider::baseUrl).map(URI::getAuthority).ifPresent(hosts::add);
        return hosts;
    }

    private static Secret newLaunchSecret() {
        return Secret.of(HexFormat.of().formatHex(SecretBox.random(SecretBox.KEY_BYTES)));
    }
}
