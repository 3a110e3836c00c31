package app.hearth.server.mail;

/// Where features leave letters. Thread-safe.
public interface Mail {
    /// On a server that sends none.
    Mail NONE = new Mail() {
        @Override
        public boolean isSent() {
            return false;
        }

        @Override
        public void post(Letter letter) {
            throw new IllegalStateException("This server sends no mail.");
        }
    };

    /// Whether letters leave this server at all.
    boolean isSent();

    /// Takes the letter and returns at once; whether it arrives, nobody here learns. It takes the place of one of the
    /// same subject to the same address that is not sent yet.
    void post(Letter letter);
}
