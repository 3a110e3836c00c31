package app.hearth.common.household;

import java.time.Instant;

/// A backup that lies on the server, in the folder `backups` of its data directory.
///
/// @param file its name in that folder
/// @param rows how many rows are in it
/// @param bytes its size
public record MadeBackup(String file, long rows, long bytes, Instant createdAt) {}
