package app.hearth.common.client;

/// One event of an event stream; `id` is the last id that the stream has named, empty before the first.
record ServerEvent(String id, String name, String data) {}
