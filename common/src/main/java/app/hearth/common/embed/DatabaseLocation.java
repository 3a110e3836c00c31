package app.hearth.common.embed;

import app.hearth.common.secret.Secret;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL database: its JDBC URL without credentials, the user, and the password read from a file.
public record DatabaseLocation(
        String url, @Nullable String user, @Nullable Secret password) {}
