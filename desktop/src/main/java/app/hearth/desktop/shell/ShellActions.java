package app.hearth.desktop.shell;

/// What the frame lets a person do that happens elsewhere. Called on the UI thread.
public interface ShellActions {
    /// An empty conversation, ready to be written in.
    void startNew();

    void lock();

    void signOut();

    /// The session has ended by itself; the way in again.
    void signInAgain();
}
