package app.hearth.desktop.shell;

/// The ways out of a profile. Called on the UI thread.
public interface ShellActions {
    /// Covers the window until its owner comes back.
    void lock();

    /// Locks, and lets somebody else in who uses this desktop too.
    void switchTo(OtherPerson person);

    /// Locks, and asks who it is now, which may be somebody new.
    void choosePerson();

    /// Ends the session; someone else may come in.
    void signOut();

    /// The session has ended by itself; the way in again.
    void signInAgain();
}
