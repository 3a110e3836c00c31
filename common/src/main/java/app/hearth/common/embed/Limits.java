package app.hearth.common.embed;

import java.time.Duration;
import java.util.function.Consumer;

/// Sizes, numbers and time-outs of a server.
///
/// @param maxBody bytes of a JSON body
/// @param requestTimeout how long a request may take to arrive
/// @param providerConnect how long a connection to a provider may take
/// @param providerFirstByte how long a provider may take to its first byte
/// @param providerBetweenBytes how long a provider may pause within an answer
/// @param maxAnswer bytes of one provider answer
/// @param maxRunTime how long one answer may take in all
/// @param maxSeatTime how long one answer within a council may take, after which the council goes on without it
/// @param maxRunsOfProfile how many answers may be written for one profile at a time
/// @param maxRuns how many answers may be written for all profiles at a time
/// @param maxUpload bytes of one file that is sent to be attached
public record Limits(
        int maxBody,
        Duration requestTimeout,
        Duration providerConnect,
        Duration providerFirstByte,
        Duration providerBetweenBytes,
        int maxAnswer,
        Duration maxRunTime,
        Duration maxSeatTime,
        int maxRunsOfProfile,
        int maxRuns,
        int maxUpload) {
    public static final Limits DEFAULT = new Limits(
            1024 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            16 * 1024 * 1024,
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            20,
            1000,
            50 * 1024 * 1024);

    public Limits withRequestTimeout(Duration wanted) {
        return with(draft -> draft.requestTimeout = wanted);
    }

    public Limits withProviderConnect(Duration wanted) {
        return with(draft -> draft.providerConnect = wanted);
    }

    public Limits withProviderTimeouts(Duration firstByte, Duration betweenBytes) {
        return with(draft -> {
            draft.providerFirstByte = firstByte;
            draft.providerBetweenBytes = betweenBytes;
        });
    }

    public Limits withMaxAnswer(int bytes) {
        return with(draft -> draft.maxAnswer = bytes);
    }

    public Limits withMaxRunTime(Duration wanted) {
        return with(draft -> draft.maxRunTime = wanted);
    }

    public Limits withMaxSeatTime(Duration wanted) {
        return with(draft -> draft.maxSeatTime = wanted);
    }

    public Limits withMaxRuns(int ofProfile, int inAll) {
        return with(draft -> {
            draft.maxRunsOfProfile = ofProfile;
            draft.maxRuns = inAll;
        });
    }

    public Limits withMaxUpload(int bytes) {
        return with(draft -> draft.maxUpload = bytes);
    }

    private Limits with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /// A copy while something of it is changed, so that only this knows all the others.
    private static final class Draft {
        private final int maxBody;
        private Duration requestTimeout;
        private Duration providerConnect;
        private Duration providerFirstByte;
        private Duration providerBetweenBytes;
        private int maxAnswer;
        private Duration maxRunTime;
        private Duration maxSeatTime;
        private int maxRunsOfProfile;
        private int maxRuns;
        private int maxUpload;

        Draft(Limits from) {
            maxBody = from.maxBody;
            requestTimeout = from.requestTimeout;
            providerConnect = from.providerConnect;
            providerFirstByte = from.providerFirstByte;
            providerBetweenBytes = from.providerBetweenBytes;
            maxAnswer = from.maxAnswer;
            maxRunTime = from.maxRunTime;
            maxSeatTime = from.maxSeatTime;
            maxRunsOfProfile = from.maxRunsOfProfile;
            maxRuns = from.maxRuns;
            maxUpload = from.maxUpload;
        }

        Limits done() {
            return new Limits(
                    maxBody,
                    requestTimeout,
                    providerConnect,
                    providerFirstByte,
                    providerBetweenBytes,
                    maxAnswer,
                    maxRunTime,
                    maxSeatTime,
                    maxRunsOfProfile,
                    maxRuns,
                    maxUpload);
        }
    }
}
