package app.hearth.server.council;

/// An answer of the first stage as the later ones are told of it: by its label, never by the seat.
///
/// @param text whole, however long it is
record Answered(String label, int seat, String text) {}
