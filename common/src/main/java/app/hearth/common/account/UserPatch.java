package app.hearth.common.account;

import app.hearth.common.wire.Field;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/// A change to one's own profile; what is absent stays.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UserPatch(
        Field<String> displayName, Field<String> email, Field<String> avatarColor, Field<JsonNode> preferences) {}
