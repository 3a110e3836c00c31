package app.hearth.desktop.tour;

import app.hearth.desktop.fx.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/// Walks through the program as a new person would and takes pictures on the way. Everything it does goes through the
/// controls of the window; everything it waits for is text on the screen.
public final class Tour {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    /// Nearly all of it is spent by what is asked on the way.
    private static final BigDecimal BUDGET = new BigDecimal("0.002");

    private final Supplier<Application> program;
    private final StandInOllama ollama;
    private final Path out;
    private final Locale language;

    /// `program` makes the application on the JavaFX thread, with a server that looks at `ollama`; the pictures go to
    /// `out`.
    public Tour(Supplier<Application> program, StandInOllama ollama, Path out, Locale language) {
        this.program = program;
        this.ollama = ollama;
        this.out = out;
        this.language = language;
    }

    /// Starts the toolkit, walks and closes the program. Once per process; blocks for half a minute or so.
    public void walk() throws TourException {
        Locale.setDefault(language);
        CompletableFuture<Application> started = new CompletableFuture<>();
        CompletableFuture<Stage> opened = new CompletableFuture<>();
        Platform.startup(() -> open(started, opened));
        try {
            Stage stage = opened.get();
            Visitor visitor = new Visitor(stage, Words.in(language));
            visit(visitor, new Album(out, visitor));
            close(visitor, stage, started.get());
        } catch (ExecutionException e) {
            throw new TourException("The window does not open.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourException("The tour was interrupted.", e);
        }
    }

    private void open(CompletableFuture<Application> started, CompletableFuture<Stage> opened) {
        try {
            Stage stage = new Stage();
            stage.setX(0); // menus keep to the screen, which may be smaller than the window
            stage.setY(0);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            Application application = program.get();
            application.start(stage);
            started.complete(application);
            opened.complete(stage);
        } catch (Exception e) { // the border of a thread
            opened.completeExceptionally(e);
        }
    }

    private static void close(Visitor visitor, Stage stage, Application application) throws TourException {
        visitor.onFx(() -> {
            stage.close();
            application.stop();
            return stage;
        });
    }

    private void visit(Visitor visitor, Album album) throws TourException {
        arrive(visitor, album);
        usage(visitor, "No answers in this time.");
        album.take("usage-empty");
        visitor.press(KeyCode.ESCAPE);
        ask(visitor, album);
        Habits habits = new Habits(visitor, album, shortcut());
        habits.find();
        habits.zoom();
        habits.quick();
        new AnswersAndBranches(visitor, album, shortcut()).visit();
        new FilesAndModels(visitor, album, shortcut()).visit();
        new RightToLeft(visitor, album, shortcut()).visit();
        new InCouncil(visitor, album, shortcut()).visit();
        stopOne(visitor, album);
        new AtTheSide(visitor, album).visit();
        palette(visitor, album);
        usage(visitor, "Tokens out");
        album.take("usage");
        visitor.press(KeyCode.ESCAPE);
        settings(visitor, album);
        lock(visitor, album);
        firstKey(visitor, album);
        ollama.wake();
        visitor.press(shortcut(), KeyCode.COMMA);
        visitor.press(KeyCode.ESCAPE);
        visitor.await("Who is to answer?");
        album.take("first-key-local");
    }

    /// What whoever has deleted their last key sees, and when nothing is left to read, what a newcomer without the demo
    /// sees.
    private static void firstKey(Visitor visitor, Album album) throws TourException {
        visitor.press(shortcut(), KeyCode.COMMA);
        visitor.click("Keys and appearance");
        visitor.await("Demo (canned answers)");
        visitor.click("Delete key");
        visitor.click("Delete key");
        visitor.await("You have no key yet.");
        visitor.press(KeyCode.ESCAPE);
        visitor.await("A model needs a key first");
        album.take("no-key");
        visitor.click("Which tram goes up to the");
        visitor.await("goes to that provider only.");
        visitor.press(shortcut(), KeyCode.A);
        visitor.press(KeyCode.DELETE);
        visitor.await("Add a key to start");
        visitor.click("Close this notice");
        album.take("first-key");
    }

    private static void arrive(Visitor visitor, Album album) throws TourException {
        visitor.await("Who are you?");
        album.take("welcome");
        lookAround(visitor, album);
        visitor.type("Anna");
        visitor.click("Make profile");
        visitor.await("What is on your mind?");
        visitor.await("Demo: canned answers");
        album.take("empty");
        visitor.click("Show the code");
        visitor.await("I have kept it somewhere safe");
        album.take("recovery-code");
        visitor.click("I have kept it somewhere safe");
        visitor.click("Done");
    }

    /// The other ways in, and back.
    private static void lookAround(Visitor visitor, Album album) throws TourException {
        visitor.click("I have a profile already");
        visitor.await("Forgot your password?");
        album.take("sign-in");
        visitor.click("Forgot your password?");
        visitor.await("Use your recovery code");
        album.take("recovery");
        visitor.click("Use a token from an admin");
        visitor.await("Recovery code, if you have it");
        album.take("reset-token");
        visitor.click("Back");
        visitor.click("Someone else");
        visitor.await("Who are you?");
    }

    private static void ask(Visitor visitor, Album album) throws TourException {
        visitor.type("Which tram goes up to the castle in Lisbon?");
        visitor.press(KeyCode.ENTER);
        visitor.await("canned demo answer");
        visitor.await("Esc stops the answer · what is written stays");
        album.take("answering");
        visitor.await("goes to that provider only.");
        visitor.await("Copy answer");
        album.take("conversation");
    }

    private static void stopOne(Visitor visitor, Album album) throws TourException {
        visitor.press(shortcut(), KeyCode.N);
        visitor.await("What is on your mind?");
        visitor.type("@de");
        visitor.await("Demo: slow canned answers");
        album.take("offers");
        visitor.press(KeyCode.ESCAPE);
        visitor.press(shortcut(), KeyCode.A);
        visitor.type("Plan a week of soups for four people.");
        visitor.press(KeyCode.ENTER);
        visitor.await("canned demo answer");
        visitor.type("Which of them can be frozen?");
        visitor.press(KeyCode.ENTER);
        visitor.type("And what do I have to buy on Saturday, if we go away on Wednesday?");
        visitor.press(KeyCode.ENTER);
        album.take("queue");
        visitor.press(KeyCode.ESCAPE);
        visitor.await("Stopped before the end.");
        visitor.await("Send now");
        album.take("queue-held");
        visitor.clickWhatIsCalled("Take this question out");
        visitor.clickWhatIsCalled("Take this question out");
        album.take("stopped");
    }

    private static void palette(Visitor visitor, Album album) throws TourException {
        visitor.press(shortcut(), KeyCode.K);
        visitor.await("Quick question");
        album.take("palette");
        visitor.type("tram");
        visitor.await("Which tram goes up to the");
        album.take("palette-found");
        visitor.type(" nowhere");
        visitor.await("Nothing is called that.");
        album.take("palette-nothing");
        visitor.press(KeyCode.ESCAPE);
    }

    /// Goes to what answers took and cost, until this is there.
    private static void usage(Visitor visitor, String expected) throws TourException {
        visitor.click("Anna");
        visitor.click("Usage");
        visitor.await(expected);
    }

    private static void prompts(Visitor visitor, Album album) throws TourException {
        visitor.click("Prompts");
        visitor.await("No presets yet. Make one for what you ask for again and again");
        album.take("prompts-empty");
        visitor.click("New preset");
        visitor.await("Save preset");
        visitor.type("Proofread");
        album.take("preset-form");
        visitor.click("Save preset");
        visitor.await("Proofread");
        album.take("prompts");
    }

    /// What holds in one conversation, and the mark that says so.
    private static void instructions(Visitor visitor, Album album) throws TourException {
        visitor.await("Stopped before the end.");
        visitor.await("budget is used up");
        album.take("instructions", () -> {
            visitor.click("Instructions and presets");
            visitor.await("Save instructions");
        });
        visitor.click("Instructions and presets");
        visitor.await("Save instructions");
        visitor.type("Answer in three sentences at most.");
        visitor.click("Save instructions");
        visitor.await("this conversation has some of its own");
        album.take("instructed");
    }

    private static void settings(Visitor visitor, Album album) throws TourException {
        album.take("menu", () -> {
            visitor.click("Anna");
            visitor.await("Lock now");
        });
        visitor.press(shortcut(), KeyCode.COMMA);
        visitor.await("Demo (canned answers)");
        visitor.click("Test this key");
        visitor.await("It works: ");
        album.take("settings");
        visitor.clickWhatIsCalled("HTTP proxy");
        visitor.type("proxy.home");
        visitor.press(KeyCode.ENTER);
        visitor.await("Write an address such as http://");
        album.take("settings-network");
        prompts(visitor, album);
        new InCouncil(visitor, album, shortcut()).settings();
        new Habits(visitor, album, shortcut()).keyboard();
        visitor.click("Household");
        visitor.await("Invitations");
        visitor.await("What was done");
        album.take("household");
        setBudget(visitor, album);
        visitor.click("Make invitation");
        visitor.await("I have passed it on");
        album.take("household-invitation");
        visitor.click("I have passed it on");
        visitor.click("Your profile");
        visitor.await("This device");
        visitor.await("Profile made");
        album.take("profile");
        profileForms(visitor, album);
        visitor.press(KeyCode.ESCAPE);
        instructions(visitor, album);
        usage(visitor, "Tokens out");
        album.take("usage-budget");
        visitor.press(KeyCode.ESCAPE);
    }

    private static void setBudget(Visitor visitor, Album album) throws TourException {
        visitor.clickWhatIsCalled("What you can do for {0}");
        visitor.click("Set budget…");
        visitor.await("Save budget");
        visitor.type("much");
        visitor.press(KeyCode.ENTER);
        visitor.await("Write an amount such as");
        album.take("household-budget-wrong");
        visitor.press(KeyCode.CONTROL, KeyCode.A);
        visitor.type(Money.toType(BUDGET));
        visitor.press(KeyCode.ENTER);
        visitor.await("Undo");
        album.take("household-budget");
    }

    private static void profileForms(Visitor visitor, Album album) throws TourException {
        visitor.click("Set a password");
        visitor.await("New password");
        album.take("profile-password");
        visitor.click("Cancel");
        visitor.click("Set up one-time codes");
        visitor.click("Show the picture");
        visitor.await("Ask for codes from now on");
        album.take("profile-one-time-codes");
        visitor.click("Cancel");
        visitor.click("Make a new code");
        visitor.click("Make a new code");
        visitor.await("I have kept it somewhere safe");
        album.take("profile-code");
        visitor.click("I have kept it somewhere safe");
        visitor.click("Hide the code");
        visitor.click("Delete my profile");
        visitor.await("Delete everything");
        album.take("profile-deletion");
        visitor.click("Keep my profile");
    }

    private static void lock(Visitor visitor, Album album) throws TourException {
        visitor.press(shortcut(), KeyCode.L);
        visitor.await("Unlock");
        album.take("locked");
        visitor.click("Someone else");
        visitor.await("Who’s there?");
        album.take("picker");
        visitor.click("Anna");
        visitor.await("Stopped before the end.");
        lockWithPassword(visitor, album);
    }

    private static void lockWithPassword(Visitor visitor, Album album) throws TourException {
        visitor.press(shortcut(), KeyCode.COMMA);
        visitor.click("Your profile");
        visitor.await("This device");
        visitor.click("Set a password");
        visitor.await("New password");
        visitor.type("a quiet house in spring");
        visitor.press(KeyCode.ENTER);
        visitor.await("Change password");
        visitor.press(KeyCode.ESCAPE);
        visitor.press(shortcut(), KeyCode.L);
        visitor.await("Unlock");
        album.take("locked-password");
        visitor.type("a quiet house in spring");
        visitor.press(KeyCode.ENTER);
        visitor.await("Stopped before the end.");
    }

    /// The key that shortcuts start with here.
    private static KeyCode shortcut() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        return mac ? KeyCode.COMMAND : KeyCode.CONTROL;
    }
}
