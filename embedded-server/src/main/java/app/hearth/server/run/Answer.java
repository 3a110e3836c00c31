package app.hearth.server.run;

/// What a model has said: its answer and its reasoning.
public record Answer(String text, String reasoning) {
    public static final Answer EMPTY = new Answer("", "");

    Answer plus(Answer more) {
        return new Answer(text + more.text, reasoning + more.reasoning);
    }

    boolean isEmpty() {
        return text.isEmpty() && reasoning.isEmpty();
    }
}
