package app.hearth.desktop.chat;

/// What the chat shows.
public enum ChatState {
    /// A conversation that begins with the next question.
    NEW,
    LOADING,
    READY,
    /// The conversation could not be read.
    ERROR
}
