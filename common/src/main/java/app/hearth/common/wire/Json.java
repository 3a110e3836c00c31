package app.hearth.common.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The one JSON dialect of the wire: `snake_case`, RFC 3339 times, money as strings, no surprises in what it
/// accepts. Thread-safe.
///
/// A record component is required unless it is marked `@Nullable` or is a [Field]. Reading is strict for
/// requests (an unknown field fails) and lenient for answers (a client ignores what it does not know). Only
/// [#revealing()] writes a [Secret]; every other writer refuses it.
public final class Json {
    /// Deeper than any body of the contract, and shallow enough that no stack is at risk.
    public static final int MAX_DEPTH = 64;

    private static final JsonMapper STRICT = base(false)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, Json::refuseScalars)
            .withCoercionConfig(
                    LogicalType.Integer, config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .annotationIntrospector(new RequiredUnlessNullable())
            .build();
    private static final JsonMapper LENIENT = base(false)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new RequiredUnlessNullable())
            .build();
    private static final JsonMapper STORED = base(false)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper REVEALING = base(true).build();

    private Json() {}

    /// Reads a request, strictly. Throws [JsonProcessingException] for what is not JSON and
    /// [JsonMappingException] (its subtype) for JSON of the wrong shape.
    public static <T> T readStrictly(byte[] body, Class<T> type) throws JsonProcessingException {
        try (StorableTextParser parser = new StorableTextParser(STRICT.createParser(body))) {
            T value = STRICT.readValue(parser, type);
            if (value == null) {
                throw MismatchedInputException.from(parser, type, "null is no value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The mapper that reads answers: fields it does not know are ignored.
    public static JsonMapper lenient() {
        return LENIENT;
    }

    /// The mapper that writes what goes out over the connection, secrets included; for the two ends of the wire
    /// only.
    public static JsonMapper revealing() {
        return REVEALING;
    }

    /// Writes a value that must hold no [Secret], for storage and logs of structure.
    public static String write(Object value) {
        try {
            return STORED.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This value cannot be written as JSON.", e);
        }
    }

    /// Reads what [#write] wrote.
    public static <T> T read(String json, Class<T> type) {
        try {
            return STORED.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This text is not the JSON of a " + type.getSimpleName() + ".", e);
        }
    }

    private static JsonMapper.Builder base(boolean revealing) {
        StreamReadConstraints limits =
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(limits)
                        .recyclerPool(new FreshBuffers())
                        .build())
                .addModule(new WireModule(revealing))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    private static void refuseScalars(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
}
