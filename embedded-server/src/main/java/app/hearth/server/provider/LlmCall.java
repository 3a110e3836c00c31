package app.hearth.server.provider;

/// One call to a provider.
public interface LlmCall {
    /// Sends the request and hands everything that arrives to `sink`, in order, on this thread; returns at the end,
    /// whatever the end is. Runs once.
    ChatEnd run(ChatSink sink);

    /// Closes the connection to the provider; [#run] then returns [ChatEnd.Cancelled]. From any thread, at any time.
    void cancel();
}
