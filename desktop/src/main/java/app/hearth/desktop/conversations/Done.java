package app.hearth.desktop.conversations;

import java.util.List;

/// What was done last and can be taken back.
///
/// @param tag the tag it was about, if it was about one
/// @param before what the conversations were before
public record Done(Deed deed, String tag, List<ConversationRow> before) {
    public Done {
        before = List.copyOf(before);
    }
}
