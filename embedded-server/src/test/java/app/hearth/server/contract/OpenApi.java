package app.hearth.server.contract;

import app.hearth.common.wire.Paths;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The OpenAPI document as the server serves it: its operations, and a judge of JSON by its schemas. Immutable and
/// thread-safe.
public final class OpenApi {
    /// Where the document lies on the class path.
    public static final String RESOURCE = "/app/hearth/server/openapi.json";

    private static final String URI = "urn:hearth:openapi";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final OpenApi SERVED = new OpenApi(resource());

    private final JsonNode root;
    private final List<Operation> operations;
    private final SchemaRegistry schemas;

    OpenApi(String text) {
        try {
            root = MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config).schemas(Map.of(URI, text)));
        operations = readOperations();
    }

    /// The document in the server's resources.
    public static OpenApi served() {
        return SERVED;
    }

    public List<Operation> operations() {
        return operations;
    }

    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.matches(method, path))
                .min(Comparator.comparingLong(Operation::parameters));
    }

    JsonNode root() {
        return root;
    }

    /// The place a pointer names, with `$ref`s followed.
    Place at(String pointer) {
        return place(JsonPointer.compile(pointer));
    }

    Place child(Place parent, String name) {
        return place(parent.pointer().append(JsonPointer.compile("/" + escape(name))));
    }

    private Place place(JsonPointer pointer) {
        JsonNode node = root.at(pointer);
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? at(reference.textValue().substring(1)) : new Place(pointer, node);
    }

    /// What is wrong with `json` by the schema at a place; empty when nothing is.
    List<String> faults(Place schema, String json) {
        return schemas
                .getSchema(SchemaLocation.of(URI + "#" + schema.pointer()))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private List<Operation> readOperations() {
        List<Operation> found = new ArrayList<>();
        root.path("paths").properties().forEach(path -> {
            String base = path.getValue().has("servers") ? "" : Paths.BASE;
            path.getValue().properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .forEach(member ->
                            found.add(new Operation(base, member.getKey(), path.getKey(), member.getValue())));
        });
        return List.copyOf(found);
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static String resource() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A part of the document and where it stands.
    record Place(JsonPointer pointer, JsonNode node) {
        boolean exists() {
            return !node.isMissingNode();
        }
    }
}
