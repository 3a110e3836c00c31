package app.hearth.server.live;

import app.hearth.common.live.ChangeFrame;
import app.hearth.common.live.ErrorFrame;
import app.hearth.common.live.PingFrame;
import app.hearth.common.live.RenewFrame;
import app.hearth.common.live.WatchFrame;
import app.hearth.common.wire.ErrorCode;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.common.wire.Json;
import app.hearth.server.access.Authentication.Granted;
import app.hearth.server.access.Authentication.Outcome;
import app.hearth.server.access.Authentication.Refused;
import app.hearth.server.access.Authentication.VerifiedToken;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.http.WebSocket;
import app.hearth.server.sync.ChangeLog;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// One open live channel, spoken by one virtual thread.
///
/// A commit only wakes that thread; what it announces is read from the change log behind the last number announced. So
/// frames come in the order of their numbers, none twice, whatever order commits are heard of in; a burst of changes of
/// one entity becomes one frame; and a commit that nobody told of is found at the next ping.
final class Channel {
    static final int UNAUTHORIZED = 4401;
    static final int TRY_AGAIN_LATER = 1013;

    /// How soon the end of a session or of its token is noticed.
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final int PAGE = 200;

    private final LiveParts parts;
    private final Guests guests;
    private final WebSocket socket;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private final Watches watches;
    private Caller caller;
    private long told;
    private long lookedAt = System.nanoTime();

    Channel(LiveParts parts, Guests guests, WebSocket socket, Caller caller) {
        this.parts = parts;
        this.guests = guests;
        this.socket = socket;
        this.caller = caller;
        this.watches = new Watches(parts, socket, caller);
    }

    /// Only the kind of a frame; the rest is read when that is known.
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Kind(String type) {}

    /// Announces every change after the number `since`, until the channel is over.
    void speak(long since) throws IOException, InterruptedException {
        Owner owner = caller.owner();
        Optional<Guests.Seat> seat = guests.enter(Optional.of(owner));
        if (seat.isEmpty()) {
            socket.close(TRY_AGAIN_LATER, "Too many live channels of this profile are open.");
            return;
        }
        told = since;
        try (Guests.Seat _ = seat.get();
                ChangeLog.Listening _ = parts.changes().listen(owner, this::changed)) {
            socket.send(new PingFrame());
            while (isStillWelcome()) {
                if (stale.getAndSet(false)) {
                    announce(owner);
                }
                Optional<byte[]> frame = socket.receive(LOOK_AROUND);
                if (frame.isPresent()) {
                    hear(frame.get());
                }
                if (socket.quiet().compareTo(KEEP_ALIVE) >= 0) {
                    socket.send(new PingFrame());
                    stale.set(true);
                }
            }
        } finally {
            watches.close();
        }
    }

    private void changed() {
        stale.set(true);
        socket.wake();
    }

    /// One page at a time, so that a long list does not keep the end of the session from being noticed.
    private void announce(Owner owner) throws IOException {
        List<ChangeLog.Announced> page = parts.changes().announced(owner, told, PAGE);
        for (ChangeLog.Announced change : page) {
            socket.send(new ChangeFrame(change.seq(), change.entity(), change.id(), change.op()));
            told = change.seq();
        }
        if (page.size() == PAGE) {
            changed();
        }
    }

    private boolean isStillWelcome() {
        long now = System.nanoTime();
        if (now - lookedAt < LOOK_AROUND.toNanos()) {
            return true;
        }
        lookedAt = now;
        if (!caller.until().isAfter(parts.clock().instant())) {
            socket.close(UNAUTHORIZED, ErrorCode.TOKEN_EXPIRED.code());
            return false;
        }
        if (!parts.isLive().test(caller.session())) {
            socket.close(UNAUTHORIZED, ErrorCode.SESSION_REVOKED.code());
            return false;
        }
        return true;
    }

    private void hear(byte[] frame) throws IOException {
        try {
            switch (kind(frame)) {
                case WatchFrame.TYPE -> watches.start(Json.readStrictly(frame, WatchFrame.class));
                case RenewFrame.TYPE -> renew(Json.readStrictly(frame, RenewFrame.class));
                default -> refuse(ErrorCode.BAD_REQUEST, "This type of frame is not known.");
            }
        } catch (JsonProcessingException | InvalidFieldException _) {
            refuse(ErrorCode.VALIDATION, "A field of the frame is missing, unknown or not valid.");
        }
    }

    private static String kind(byte[] frame) {
        try {
            return Json.readStrictly(frame, Kind.class).type();
        } catch (JsonProcessingException | InvalidFieldException _) {
            return "";
        }
    }

    private void renew(RenewFrame frame) throws IOException {
        switch (parts.authentication().check(frame.accessToken().reveal())) {
            case Refused refused -> refuse(refused.code(), "This access token is not good.");
            case VerifiedToken token -> {
                Outcome outcome = parts.authentication().authenticate(token);
                if (outcome instanceof Granted(var renewed) && renewed.session().equals(caller.session())) {
                    caller = caller.until(renewed.until());
                } else {
                    refuse(ErrorCode.UNAUTHORIZED, "This access token is not of this session.");
                }
            }
        }
    }

    private void refuse(ErrorCode code, String detail) throws IOException {
        socket.send(new ErrorFrame(code, detail, null));
    }
}
