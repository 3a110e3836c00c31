package app.hearth.common.wire;

import app.hearth.common.secret.Secret;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the wire writes the types JSON has no word for: times, secrets, ids and fields that may be absent.
final class WireModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    WireModule(boolean revealing) {
        super("hearth-wire" + (revealing ? "-revealing" : ""));
        addSerializer(Instant.class, new InstantWriter());
        addDeserializer(Instant.class, new InstantReader());
        addSerializer(Secret.class, new SecretWriter(revealing));
        addDeserializer(Secret.class, new SecretReader());
        addDeserializer(UUID.class, new UuidReader());
        addDeserializer(BigDecimal.class, new DecimalReader());
        addSerializer(LocalDate.class, ToStringSerializer.instance);
        addDeserializer(LocalDate.class, new DayReader());
        addSerializer(Field.class, new FieldWriter());
        addDeserializer(Field.class, new FieldReader(null));
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Timestamps.format(value));
        }
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = stringOf(in, context, Instant.class);
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an RFC 3339 time");
            }
        }
    }

    private static final class UuidReader extends StdScalarDeserializer<UUID> {
        UuidReader() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = stringOf(in, context, UUID.class);
            var parsed = Uuid7.parse(text);
            return parsed.isPresent()
                    ? parsed.get()
                    : (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
        }
    }

    private static final class DayReader extends StdScalarDeserializer<LocalDate> {
        DayReader() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = stringOf(in, context, LocalDate.class);
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException _) {
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a day");
            }
        }
    }

    /// Money as the wire spells it, or a plain number; both no longer than money ever is, because a number such
    /// as 1e999999999 is short to send and endless to print.
    private static final class DecimalReader extends StdScalarDeserializer<BigDecimal> {
        private static final int MOST_DIGITS = 40;

        DecimalReader() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.currentToken().isNumeric() ? in.getText() : stringOf(in, context, BigDecimal.class);
            try {
                BigDecimal value = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
                if (value != null && Math.abs((long) value.scale()) < MOST_DIGITS) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // answered below, as for a number out of range
            }
            return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "not a decimal number");
        }
    }

    private static final class SecretWriter extends StdSerializer<Secret> {
        private final boolean revealing;

        SecretWriter(boolean revealing) {
            super(Secret.class);
            this.revealing = revealing;
        }

        @Override
        public void serialize(Secret value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (!revealing) {
                provider.reportBadDefinition(Secret.class, "a secret is not written here");
            }
            out.writeString(value.reveal());
        }
    }

    private static final class SecretReader extends StdScalarDeserializer<Secret> {
        SecretReader() {
            super(Secret.class);
        }

        @Override
        public Secret deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Secret.of(stringOf(in, context, Secret.class));
        }
    }

    @SuppressWarnings("rawtypes") // Jackson registers serializers by raw class
    private static final class FieldWriter extends StdSerializer<Field> {
        FieldWriter() {
            super(Field.class);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Field value) {
            return !value.present();
        }

        @Override
        public void serialize(Field value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.value() instanceof BigDecimal money) {
                out.writeString(money.toPlainString());
            } else {
                provider.defaultSerializeValue(value.value(), out);
            }
        }
    }

    private static final class FieldReader extends StdDeserializer<Field<?>> implements ContextualDeserializer {
        private final @Nullable JavaType content;

        FieldReader(@Nullable JavaType content) {
            super(Field.class);
            this.content = content;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            JavaType field = property.getType();
            return new FieldReader(field.containedType(0));
        }

        @Override
        public Field<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Field.of(context.readValue(in, content));
        }

        @Override
        public Field<?> getNullValue(DeserializationContext context) {
            return Field.of(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Field.absent();
        }
    }

    private static String stringOf(JsonParser in, DeserializationContext context, Class<?> wanted) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            context.handleUnexpectedToken(wanted, in);
        }
        return in.getText();
    }
}
