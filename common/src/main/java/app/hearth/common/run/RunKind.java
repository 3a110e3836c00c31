package app.hearth.common.run;

import app.hearth.common.wire.Codes;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What a run makes.
public enum RunKind {
    /// An answer to a message.
    CHAT,
    /// The title of a conversation.
    TITLE,
    /// What a council answers: leads the runs of its seats, its judges and its chairman.
    COUNCIL,
    /// What one seat of a council answers.
    SEAT,
    /// How one seat of a council ranks the answers.
    JUDGE,
    /// What a chairman makes of them.
    CHAIRMAN;

    /// Whether such a run is led by another and shares its place among those that go on at once.
    public boolean isLed() {
        return switch (this) {
            case CHAT, TITLE, COUNCIL -> false;
            case SEAT, JUDGE, CHAIRMAN -> true;
        };
    }

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    public static RunKind of(String code) {
        return Codes.read(RunKind.class, code);
    }
}
