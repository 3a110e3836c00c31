package app.hearth.server.run;

import app.hearth.server.provider.ChatRequest;
import app.hearth.server.provider.ChatSink;
import app.hearth.server.provider.LlmCall;
import app.hearth.server.provider.ProviderAccess;
import java.util.List;

/// What a run does.
public sealed interface RunWork {
    /// Asks one model. The run closes the key of the access.
    ///
    /// @param listener hears, on the run's thread, everything that arrives, after the run has it
    record Ask(ProviderAccess access, ChatRequest chat, ChatSink listener) implements RunWork {
        /// Which nobody but its watchers listens to.
        public Ask(ProviderAccess access, ChatRequest chat) {
            this(access, chat, ChatSink.NONE);
        }
    }

    /// Leads other runs, which ask and which are paid for by themselves.
    ///
    /// @param later what will likely be asked of models in runs that do not exist yet
    record Lead(LlmCall call, List<Expected> later) implements RunWork {
        public Lead {
            later = List.copyOf(later);
        }
    }

    /// A question that will likely be asked, by the tokens it will take.
    record Expected(String provider, String model, boolean local, long promptTokens, long completionTokens) {}
}
