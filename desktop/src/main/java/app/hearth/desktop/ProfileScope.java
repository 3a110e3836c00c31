package app.hearth.desktop;

import app.hearth.common.account.ProfileId;
import app.hearth.common.account.User;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.secret.Secret;
import app.hearth.desktop.about.AboutView;
import app.hearth.desktop.about.AboutViewModel;
import app.hearth.desktop.account.AccountPage;
import app.hearth.desktop.account.AccountViewModel;
import app.hearth.desktop.account.OwnPassword;
import app.hearth.desktop.chat.ChatView;
import app.hearth.desktop.chat.ChatViewModel;
import app.hearth.desktop.chat.ModelName;
import app.hearth.desktop.chat.Unsent;
import app.hearth.desktop.conversations.ConversationsView;
import app.hearth.desktop.conversations.ConversationsViewModel;
import app.hearth.desktop.conversations.LiveFeed;
import app.hearth.desktop.conversations.Seen;
import app.hearth.desktop.council.CouncilPresetsViewModel;
import app.hearth.desktop.council.CouncilsPage;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Formulas;
import app.hearth.desktop.fx.Rounds;
import app.hearth.desktop.household.HouseholdPage;
import app.hearth.desktop.keyboard.CommandId;
import app.hearth.desktop.keyboard.KeyWords;
import app.hearth.desktop.keyboard.KeyboardView;
import app.hearth.desktop.outside.AnswerNotices;
import app.hearth.desktop.profiles.CodeNoticeView;
import app.hearth.desktop.profiles.CodeNoticeViewModel;
import app.hearth.desktop.profiles.Entrance;
import app.hearth.desktop.profiles.SignedIn;
import app.hearth.desktop.prompts.HereView;
import app.hearth.desktop.prompts.HereViewModel;
import app.hearth.desktop.prompts.PresetsViewModel;
import app.hearth.desktop.prompts.PromptsPage;
import app.hearth.desktop.settings.FirstKeyView;
import app.hearth.desktop.settings.KeysViewModel;
import app.hearth.desktop.settings.NetworkViewModel;
import app.hearth.desktop.settings.SettingsView;
import app.hearth.desktop.shell.AutoLock;
import app.hearth.desktop.shell.OtherPerson;
import app.hearth.desktop.shell.PlaceWatch;
import app.hearth.desktop.shell.ShellView;
import app.hearth.desktop.shell.ShellViewModel;
import app.hearth.desktop.usage.BudgetNoticeView;
import app.hearth.desktop.usage.BudgetNoticeViewModel;
import app.hearth.desktop.usage.UsagePage;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.layout.VBox;

/// Everything that lives as long as one person is signed in, from their first screen to their leaving. For the JavaFX
/// thread, but [#end].
final class ProfileScope {
    private volatile SignedIn in;
    private final Surroundings around;
    private final Ways ways;
    private final ChatViewModel chat;
    private final ConversationsViewModel conversations;
    private final BudgetNoticeViewModel budget;
    private final SimpleBooleanProperty administers;
    private final PlaceWatch watch;
    private final AutoLock autoLock;
    private final OwnDrafts drafts;
    private final LiveFeed live;
    private final ChatView chatView;
    private final PresetsViewModel presets;
    private final CouncilPresetsViewModel councils;
    private final HereView here;
    private final CodeNoticeViewModel code;
    private final AnswerNotices answers;
    private final Commands commands;
    private final QuickQuestion quick;
    private final ShellView view;

    /// Shows the person's home, where they were when `before` says so.
    ProfileScope(SignedIn in, Surroundings around, Ways ways, OwnDrafts drafts, Optional<Unsent> before) {
        this.in = in;
        this.around = around;
        this.ways = ways;
        this.drafts = drafts;
        Background background = around.background();
        councils = new CouncilPresetsViewModel(in.client(), background);
        chat = new ChatViewModel(in.client(), background, InstantSource.system(), councils);
        conversations = new ConversationsViewModel(in.client(), background);
        budget = new BudgetNoticeViewModel(in.client(), background);
        code = new CodeNoticeViewModel(in, around.profiles(), background);
        administers = new SimpleBooleanProperty(in.user().isAdmin());
        KeysViewModel keys = new KeysViewModel(in.client(), background);
        AccountViewModel account = new AccountViewModel(in.user(), in.client(), background);
        ShellViewModel shell = new ShellViewModel(
                account.user(),
                keys.loaded().and(keys.any().not()).and(conversations.bare()),
                around.demoProvider().isPresent(),
                this::startNew,
                new Departures(() -> this.in, around, drafts, ways, new Departures.Leaving(this::unsent, this::leave)));
        chatView = new ChatView(chat, around.keys());
        quick = quickQuestion(shell);
        presets = new PresetsViewModel(in.client().prompts(), background);
        here = hereView(background);
        commands = new Commands(shell, conversations, new Commands.Desk(around.keys(), around.habits()));
        view = new ShellView(shell, contents(shell, keys, account));
        autoLock = new AutoLock(
                around.idleness(),
                () -> around.habits().lockAfter().get().time(),
                around.clocks().rounds(),
                background,
                shell::lock);
        watch = new PlaceWatch(
                this::look, around.clocks().heartbeat(), around.clocks().rounds(), background, shell::placeIs);
        answers = new AnswerNotices(in.client(), background, InstantSource.system(), around.outside(), id -> {
            conversations.selected().set(id);
            shell.showChat();
        });
        join(shell, keys);
        live = new LiveFeed(
                in.client().live(), Rounds.byTheClock(), background, new Elsewhere(conversations, chat, quick));
        account.onChanged(this::became);
        ways.show().accept(view.root());
        load(keys);
        offerOthers(shell);
        before.ifPresent(chat::comeBackTo);
        drafts.keep(this::unsent, before, around.clocks().rounds());
    }

    /// They go by another name, or look otherwise.
    private void became(User user) {
        in = in.as(user);
        around.background().run(() -> around.profiles().changed(in, user), () -> {}, _ -> {});
    }

    private QuickQuestion quickQuestion(ShellViewModel shell) {
        return new QuickQuestion(
                in.client(),
                around,
                new QuickQuestion.Ways(this::changed, shell::showSettings, more -> goOn(shell, more), shell::lock));
    }

    /// What was begun in the small window goes on in the large one.
    private void goOn(ShellViewModel shell, Unsent more) {
        around.outside().toFront().run();
        shell.showChat();
        if (more.open().isEmpty()) {
            startNew();
        }
        chat.comeBackTo(more);
    }

    private Unsent unsent() {
        return chat.unsent().and(quick.unsent());
    }

    private void changed(ConversationId id) {
        conversations.changed(id);
        conversations.marks().lookedElsewhere();
        budget.look();
    }

    /// Opens the window for a quick question.
    void askQuickly() {
        quick.open(in.user());
        conversations.marks().lookedElsewhere();
    }

    private HereView hereView(Background background) {
        return new HereView(new HereViewModel(
                in.client().conversations(),
                presets,
                background,
                new HereViewModel.Ways(
                        chat.beginning(),
                        model ->
                                chat.models().selectedProperty().set(new ModelName(model.provider(), model.model())))));
    }

    /// Where the window goes from here: `show` fills it, `out` leads back to the way in, which then does what it is
    /// given; `keep` takes what is theirs alone until they are back.
    record Ways(Consumer<Parent> show, Consumer<Consumer<Entrance>> out, Consumer<Left> keep) {}

    /// What someone had to leave behind.
    record Left(ProfileId owner, Unsent unsent) {}

    /// Whether they look after the server may change while they are here.
    private User look() {
        User now = in.client().account().me();
        around.background().onUi(() -> administers.set(now.isAdmin()));
        return now;
    }

    private ShellView.Contents contents(ShellViewModel shell, KeysViewModel keys, AccountViewModel account) {
        SettingsView.Models models = new SettingsView.Models(keys, around.habits(), network());
        AccountPage page = new AccountPage(account, in.client(), around.background(), new KeptHere(), this::deleted);
        HouseholdPage household =
                new HouseholdPage(in.user().id(), in.client(), around.background(), () -> administers.set(false));
        SettingsView.Others others = new SettingsView.Others(
                page.root(),
                new PromptsPage(in.client(), around.background(), presets).root(),
                new CouncilsPage(councils, chat.models().models()).root(),
                new KeyboardView(around.keys()).root(),
                household.root(),
                administers);
        SettingsView settings = new SettingsView(models, others, shell::showChat);
        page.onCodeKept(code::replaced);
        code.onDone(this::writeNext);
        CodeNoticeView codeNotice = new CodeNoticeView(code, () -> {
            shell.showSettings();
            settings.showAccount();
        });
        commands.on(CommandId.KEYBOARD, () -> {
            shell.showSettings();
            settings.showKeyboard();
        });
        commandTheChat(shell);
        return new ShellView.Contents(
                new ConversationsView(conversations).root(),
                new VBox(codeNotice.root(), new BudgetNoticeView(budget, shell::showUsage).root()),
                chatView.root(),
                settings.root(),
                new UsagePage(in.client(), around.background(), this::nameOf, shell::showChat, shell::startNew).root(),
                new AboutView(new AboutViewModel(around.dataDir(), around.browser()), shell::showChat).root(),
                new FirstKeyView(keys).root(),
                commands.view(),
                commands::press,
                new KeyWords(around.keys()));
    }

    private void commandTheChat(ShellViewModel shell) {
        commands.on(CommandId.FIND, () -> {
            shell.showChat();
            chatView.find().open();
        });
        commands.on(CommandId.QUICK, this::askQuickly);
        commands.on(CommandId.BRANCHES, () -> {
            shell.showChat();
            chatView.toggleOverview();
        });
        commands.on(CommandId.COMPARE, () -> chatView.compare(shell::showChat));
        commands.on(CommandId.COUNCIL, () -> {
            shell.showChat();
            chat.councilChoice().toggle();
            writeNext();
        });
        commands.on(CommandId.FIND_NEXT, () -> chatView.find().move(1));
        commands.on(CommandId.FIND_PREVIOUS, () -> chatView.find().move(-1));
    }

    private String nameOf(String provider, String model) {
        return chat.models().nameOf(new ModelName(provider, model));
    }

    /// The features know nothing of each other; here they hear of each other.
    private void join(ShellViewModel shell, KeysViewModel keys) {
        chatView.onAddKey(shell::showSettings);
        chatView.onOpenLink(around.browser());
        chatView.wrapsCode().bindBidirectional(around.habits().wrapsCode());
        chatView.onInstructions(button -> here.open(
                button, Optional.ofNullable(chat.conversationProperty().get())));
        shell.onBackInChat(() -> {
            writeNext();
            budget.look(); // which whoever looks after the server may have changed meanwhile, perhaps they themselves
        });
        keys.tryFirstWhile(conversations.bare()::get);
        conversations.marks().onRuns(answers::underWay);
        conversations.marks().readElsewhere(quick::isInSight);
        keys.onChanged(() -> {
            chat.models().refresh();
            quick.refreshModels();
        });
        keys.any().subscribe(there -> {
            if (there) {
                writeNext();
            }
        });
        chat.onChanged(this::changed);
        chat.conversationProperty().subscribe(conversations.selected()::set);
        conversations.selected().subscribe(id -> {
            if (id != null) {
                shell.showChat();
                chat.open(id);
            } else if (chat.conversationProperty().get() != null) { // it went to the trash
                chat.startNew();
            }
        });
    }

    /// One of their own: what stays when they go must not hold on to their window.
    private NetworkViewModel network() {
        NetworkViewModel network = new NetworkViewModel(around.settings(), around.background());
        network.load();
        return network;
    }

    private void offerOthers(ShellViewModel shell) {
        Background background = around.background();
        background.run(
                this::others, all -> shell.others().setAll(all), _ -> {}); // "someone else" leads to them all the same
    }

    private List<OtherPerson> others() {
        return around.profiles().remembered().stream()
                .filter(known -> !known.key().equals(in.profile().key()))
                .map(known -> new OtherPerson(known.key(), known.name(), known.color()))
                .toList();
    }

    private void load(KeysViewModel keys) {
        conversations.keepTime(around.clocks().rounds());
        conversations.marks().remember(seen());
        conversations.refresh();
        budget.look();
        startNew();
        around.demoProvider()
                .ifPresentOrElse(
                        address -> around.background()
                                .run(() -> DemoKey.save(in.client(), address), keys::load, _ -> keys.load()),
                        keys::load);
    }

    /// What they have looked at on this device.
    private Seen seen() {
        return new Seen(around.dataDir()
                .resolve("desktop")
                .resolve("seen")
                .resolve(in.user().id() + ".json"));
    }

    private void startNew() {
        chat.startNew();
        writeNext();
    }

    /// The composer takes what is typed next; later, because what is not in the window yet cannot have the focus.
    private void writeNext() {
        Platform.runLater(chatView::focusComposer);
    }

    /// There is no such profile any more.
    private void deleted() {
        leave();
        SignedIn gone = in;
        ways.out()
                .accept(entrance -> around.background()
                        .run(
                                () -> {
                                    drafts.forget();
                                    seen().forget();
                                    around.profiles().forget(gone);
                                },
                                entrance::choose,
                                _ -> entrance.choose()));
    }

    /// What this desktop knows instead of the person.
    private final class KeptHere implements OwnPassword {
        @Override
        public Optional<Secret> load() {
            return around.profiles().keptPassword(in);
        }

        @Override
        public void forget() {
            around.profiles().forgetPassword(in);
        }
    }

    /// Nothing of what was read and typed stays here; what holds on to this scope a moment longer holds no words.
    private void leave() {
        drafts.leave();
        code.close();
        autoLock.close();
        watch.close();
        live.close();
        answers.close();
        chat.close();
        quick.close();
        conversations.close();
        commands.close();
        Formulas.forget();
    }

    /// Stops what goes on and lets go of the server; blocks. For when the program ends.
    void end() {
        watch.close();
        live.close();
        in.client().close();
    }
}
