package app.hearth.desktop.council;

import app.hearth.common.council.Council;
import app.hearth.common.council.CouncilRerun;
import app.hearth.common.council.CouncilSeat;
import javafx.beans.value.ObservableBooleanValue;

/// What can be done with a council in the conversation it belongs to. For the UI thread; never blocks it.
public interface CouncilActs {
    /// Whether nothing can be asked now, because something else is on its way or being written.
    ObservableBooleanValue busy();

    /// Asks some of it anew, in another council whose answer stands beside this one's.
    void rerun(Council council, CouncilRerun wanted);

    /// Has the conversation go on with the answer of one seat, beside that of the council.
    void promote(Council council, CouncilSeat seat);

    /// Ends it; what there is of it stays.
    void stop(Council council);
}
