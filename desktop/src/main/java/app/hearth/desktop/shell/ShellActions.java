package app.hearth.desktop.shell;

/// The ways out of a profile. Called on the UI thread.
public interface ShellActions {
    /// Covers the window until its owner comes back.
    void lock();

    /// Ends the session; someone else may come in.
    void signOut();

    /// The session has ended by itself; the way in again.
    void signInAgain();
}
