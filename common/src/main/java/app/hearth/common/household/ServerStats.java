package app.hearth.common.household;

/// How much a server holds, in counts.
///
/// @param activeSessions those that could be used now
/// @param databaseBytes what the database takes on its disk
/// @param uptimeSeconds since the server started
public record ServerStats(
        long profiles,
        long activeSessions,
        long conversations,
        long messages,
        long databaseBytes,
        String version,
        long uptimeSeconds) {}
