package app.hearth.server.run;

/// What follows a run. Called on the run's thread; a sequel that takes long keeps nothing but that thread.
public interface Sequel extends AutoCloseable {
    /// Nothing follows.
    Sequel NONE = new Sequel() {
        @Override
        public void ended(RunOutcome outcome) {}

        @Override
        public void close() {}
    };

    /// The run's end is durable. Not called when it could not be stored.
    void ended(RunOutcome outcome);

    /// Lets go of what the sequel holds; called once, last, whatever became of the run, also when it never began.
    @Override
    void close();
}
