package app.hearth.desktop.chat;

import javafx.scene.Scene;

/// Something that could show the messages of a [LongConversation], in a window of its own. For the JavaFX thread.
interface Transcript {
    Scene scene();

    /// Shows all messages, the last one in sight.
    void open();

    /// Shows nothing.
    void leave();

    /// Goes to a part of the whole, 0 its beginning and 1 its end.
    void jump(double part);

    /// Begins one more answer at the end, in sight.
    void begin();

    /// Has the answer that was begun grow, once per frame at most; the end stays in sight.
    void grow(String token);

    /// One of those compared, by the name it has in the figures.
    static Transcript of(String name, LongConversation conversation) {
        return switch (name) {
            case "ours" -> new OurTranscript(conversation);
            case "list" -> new ListTranscript(conversation.texts(), true);
            case "bare" -> new ListTranscript(conversation.texts(), false);
            case "RichTextArea" -> new IncubatorTranscript(conversation.texts());
            case "RichTextFX" -> new RichTextFxTranscript(conversation.texts());
            default -> throw new IllegalArgumentException("No transcript is called " + name);
        };
    }
}
