package app.hearth.desktop.chat;

import app.hearth.common.client.HearthClient;
import app.hearth.common.conversation.ConversationId;
import app.hearth.common.conversation.Message;
import app.hearth.common.conversation.Usage;
import app.hearth.common.run.RunId;
import app.hearth.common.run.RunPhase;
import app.hearth.desktop.fx.Background;
import app.hearth.desktop.fx.Explanation;
import app.hearth.desktop.fx.Explanations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// The one answer that is being written where the person can see it. Confined to the UI thread; never blocks it.
final class AnswerInSight {
    private final HearthClient client;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<ConversationId> ended;
    private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper(this, "going");
    private @Nullable RunFollower follower;

    /// @param ended learns in which conversation an answer has come to its end
    AnswerInSight(HearthClient client, Background background, InstantSource clock, Consumer<ConversationId> ended) {
        this.client = client;
        this.background = background;
        this.clock = clock;
        this.ended = ended;
    }

    ReadOnlyBooleanProperty goingProperty() {
        return going.getReadOnlyProperty();
    }

    /// The run that writes it.
    Optional<RunId> run() {
        return Optional.ofNullable(follower).map(RunFollower::run);
    }

    /// Follows one that has been asked for just now, so that everything of it is seen.
    void followNew(ChatMessage answer, RunId run) {
        follow(answer, run, answer.text().isEmpty() && answer.reasoning().isEmpty());
    }

    /// Follows one that may have been going on for a while.
    void follow(ChatMessage answer, RunId run) {
        follow(answer, run, false);
    }

    private void follow(ChatMessage answer, RunId run, boolean fromStart) {
        answer.follow();
        going.set(true);
        RunFollower following = new RunFollower(client, background, run, new Progress(answer, fromStart));
        follower = following;
        following.start();
    }

    /// Stops listening, while the run goes on.
    void leave() {
        RunFollower running = follower;
        if (running != null) {
            running.leave();
        }
        release();
    }

    /// Ends the run itself; what there is of it stays.
    void stop(Consumer<Explanation> failed) {
        RunFollower running = follower;
        if (running != null) {
            RunId run = running.run();
            background.run(
                    () -> {
                        client.runs().cancel(run);
                        return run;
                    },
                    _ -> {},
                    failure -> failed.accept(Explanations.of(failure)));
        }
    }

    private void release() {
        follower = null;
        going.set(false);
    }

    /// What the run tells, put into its message.
    private final class Progress implements RunFollower.Listener {
        private final ChatMessage answer;

        private boolean thinking;
        private @Nullable Instant thinkingSince;

        Progress(ChatMessage answer, boolean fromStart) {
            this.answer = answer;
            this.thinking = fromStart;
        }

        @Override
        public void grew(String text, String reasoning) {
            answer.append(text, reasoning);
            if (thinking) {
                watch(!text.isEmpty());
            }
        }

        /// How long thoughts took that came at once with the first words, nobody knows.
        private void watch(boolean over) {
            Instant now = clock.instant();
            if (over && thinkingSince != null) {
                answer.thoughtFor(Duration.between(thinkingSince, now));
            }
            thinkingSince = thinkingSince == null ? now : thinkingSince;
            thinking = !over;
        }

        @Override
        public void tookBack() {
            answer.takeBack();
        }

        @Override
        public void used(Usage usage) {
            answer.used(usage);
        }

        @Override
        public void entered(RunPhase phase) {
            answer.enter(phase);
        }

        @Override
        public void ended(Message message) {
            release();
            if (thinking) {
                watch(true);
            }
            answer.store(message);
            ended.accept(message.conversationId());
        }

        @Override
        public void lost(Exception failure) {
            release();
            answer.fail(Explanations.of(failure));
        }
    }
}
