package app.hearth.common.key;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Stores a provider key, or replaces the one of the same provider.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SaveKey(
        String provider,
        @Nullable Secret key,
        @Nullable String baseUrl,
        @Nullable String label) {}
