package app.hearth.desktop.shell;

import app.hearth.common.account.User;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Where in the window the person is, and what the frame says about them and their place. For the UI thread.
public final class ShellViewModel {
    /// Below this width the sidebar gives its room to the conversation.
    static final double FOLDS_BELOW = 900;

    private final ReadOnlyObjectProperty<User> user;
    private final ObservableBooleanValue needsKey;
    private final boolean demo;
    private final Runnable startNew;
    private final ShellActions actions;
    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.CHAT);
    private final ReadOnlyObjectWrapper<PlaceState> place = new ReadOnlyObjectWrapper<>(PlaceState.THERE);
    private final BooleanProperty narrow = new SimpleBooleanProperty(false);
    private final BooleanProperty sidebar = new SimpleBooleanProperty(true);
    private final ObservableList<OtherPerson> others = FXCollections.observableArrayList();
    private Runnable backInChat = () -> {};

    /// `startNew` empties the conversation area; `needsKey` is true as long as there is no key to ask with and nothing
    /// to read; `demo` marks answers as canned.
    public ShellViewModel(
            ReadOnlyObjectProperty<User> user,
            ObservableBooleanValue needsKey,
            boolean demo,
            Runnable startNew,
            ShellActions actions) {
        this.user = user;
        this.needsKey = needsKey;
        this.demo = demo;
        this.startNew = startNew;
        this.actions = actions;
        narrow.subscribe(folded -> sidebar.set(!folded));
    }

    /// What fills the middle.
    enum Page {
        CHAT,
        SETTINGS,
        USAGE,
        ABOUT
    }

    ReadOnlyObjectProperty<User> user() {
        return user;
    }

    ObservableBooleanValue needsKey() {
        return needsKey;
    }

    boolean demo() {
        return demo;
    }

    ReadOnlyObjectProperty<Page> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<PlaceState> place() {
        return place.getReadOnlyProperty();
    }

    /// The place has been heard of, or not.
    public void placeIs(PlaceState state) {
        place.set(state);
    }

    /// Who learns that the settings gave way to the conversation.
    public void onBackInChat(Runnable taker) {
        backInChat = taker;
    }

    /// Whether the window is too narrow for a sidebar beside the conversation.
    BooleanProperty narrow() {
        return narrow;
    }

    /// Whether the sidebar is shown; over the conversation when [#narrow].
    BooleanProperty sidebar() {
        return sidebar;
    }

    /// A new conversation fills the middle.
    public void startNew() {
        showChat();
        startNew.run();
    }

    /// A conversation was chosen: it is what fills the middle now.
    public void showChat() {
        boolean back = page.get() != Page.CHAT;
        page.set(Page.CHAT);
        if (narrow.get()) {
            sidebar.set(false);
        }
        if (back) {
            backInChat.run();
        }
    }

    /// The settings fill the middle.
    public void showSettings() {
        fill(Page.SETTINGS);
    }

    /// What answers took and cost fills the middle.
    public void showUsage() {
        fill(Page.USAGE);
    }

    /// What there is to know about the program fills the middle.
    public void showAbout() {
        fill(Page.ABOUT);
    }

    private void fill(Page wanted) {
        page.set(wanted);
        if (narrow.get()) {
            sidebar.set(false);
        }
    }

    /// Closes what is on top: the sidebar over a narrow window, then what covers the conversation; false when nothing
    /// was.
    boolean closeTop() {
        if (narrow.get() && sidebar.get()) {
            sidebar.set(false);
            return true;
        }
        if (page.get() != Page.CHAT) {
            showChat();
            return true;
        }
        return false;
    }

    /// Who else uses this desktop, in the order they are offered.
    public ObservableList<OtherPerson> others() {
        return others;
    }

    void switchTo(OtherPerson person) {
        actions.switchTo(person);
    }

    public void choosePerson() {
        actions.choosePerson();
    }

    public void lock() {
        actions.lock();
    }

    public void signOut() {
        actions.signOut();
    }

    void signInAgain() {
        actions.signInAgain();
    }
}
