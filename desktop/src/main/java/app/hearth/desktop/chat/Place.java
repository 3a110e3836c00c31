package app.hearth.desktop.chat;

/// Which of its siblings a message is; the first is 1.
record Place(int number, int of) {
    static final Place ALONE = new Place(1, 1);

    boolean isAlone() {
        return of == 1;
    }
}
