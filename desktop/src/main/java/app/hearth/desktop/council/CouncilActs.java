package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.CouncilSeat;
import app.hearth.desktop.fx.Explanation;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What can be done with a council in the conversation it belongs to. For the UI thread; never blocks it.
public interface CouncilActs {
    /// Whether nothing can be asked now, because something else is on its way or being written.
    ObservableBooleanValue busy();

    /// Why the last thing asked for did not happen; null when it did.
    ObservableValue<@Nullable Explanation> problem();

    /// Asks some of it anew, in another council whose answer stands beside this one's.
    void rerun(Council council, CouncilRerun wanted);

    /// Has the conversation go on with the answer of one seat, beside that of the council.
    void promote(Council council, CouncilSeat seat);

    /// Ends it; what there is of it stays.
    void stop(Council council);
}
