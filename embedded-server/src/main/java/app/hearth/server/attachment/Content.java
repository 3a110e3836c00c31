package app.hearth.server.attachment;

import java.util.Optional;

/// What is stored of a file.
///
/// @param mediaType as the wire names it
/// @param pixels its measures, if it is an image
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Content(String mediaType, byte[] bytes, Optional<Pixels> pixels) {}
