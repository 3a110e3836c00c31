package app.hearth.common.embed;

import java.time.Duration;

/// Sizes and time-outs of a server.
///
/// @param maxBody bytes of a JSON body
/// @param requestTimeout how long a request may take to arrive
/// @param providerConnect how long a connection to a provider may take
/// @param providerFirstByte how long a provider may take to its first byte
/// @param providerBetweenBytes how long a provider may pause within an answer
/// @param maxAnswer bytes of one provider answer
/// @param maxUpload bytes of one file that is sent to be attached
public record Limits(
        int maxBody,
        Duration requestTimeout,
        Duration providerConnect,
        Duration providerFirstByte,
        Duration providerBetweenBytes,
        int maxAnswer,
        int maxUpload) {
    public static final Limits DEFAULT = new Limits(
            1024 * 1024,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            16 * 1024 * 1024,
            50 * 1024 * 1024);

    /// With files of the usual size.
    public Limits(
            int maxBody,
            Duration requestTimeout,
            Duration providerConnect,
            Duration providerFirstByte,
            Duration providerBetweenBytes,
            int maxAnswer) {
        this(
                maxBody,
                requestTimeout,
                providerConnect,
                providerFirstByte,
                providerBetweenBytes,
                maxAnswer,
                DEFAULT.maxUpload);
    }

    public Limits withProviderTimeouts(Duration firstByte, Duration betweenBytes) {
        return new Limits(maxBody, requestTimeout, providerConnect, firstByte, betweenBytes, maxAnswer, maxUpload);
    }

    public Limits withRequestTimeout(Duration wanted) {
        return new Limits(
                maxBody, wanted, providerConnect, providerFirstByte, providerBetweenBytes, maxAnswer, maxUpload);
    }

    public Limits withMaxUpload(int wanted) {
        return new Limits(
                maxBody, requestTimeout, providerConnect, providerFirstByte, providerBetweenBytes, maxAnswer, wanted);
    }
}
