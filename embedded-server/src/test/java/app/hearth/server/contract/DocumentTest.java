package app.hearth.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.hearth.server.audit.Act;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The document for itself: well formed, complete, and without anything nobody needs.
final class DocumentTest {
    /// A test of a key changes nothing, a backup is a file more each time, not a change of anybody's data, and a
    /// file that is sent is known again by its bytes.
    private static final Set<String> WITHOUT_KEY = Set.of("testKey", "backup", "attach");

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");
    private final OpenApi document = OpenApi.served();

    @Test
    void everyActThatIsWrittenDownIsNamed() {
        assertThat(document.root()
                        .at("/components/schemas/AuditEntry/properties/act/examples")
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactly(Arrays.stream(Act.values()).map(Act::code).toArray(String[]::new));
    }

    @Test
    void everySchemaIsGoodJsonSchema() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var metaSchema = registry.getSchema(com.networknt.schema.SchemaLocation.of(DialectId.DRAFT_2020_12));
        assertThat(metaSchema.validate("{\"type\": \"strin\"}", InputFormat.JSON))
                .isNotEmpty();
        List<JsonNode> schemas = new ArrayList<>();
        document.root().at("/components/schemas").forEach(schemas::add);
        schemas.addAll(document.root().at("/components").findValues("schema"));
        schemas.addAll(document.root().at("/paths").findValues("schema"));
        assertThat(schemas)
                .hasSizeGreaterThan(100)
                .allSatisfy(schema -> assertThat(metaSchema.validate(schema.toString(), InputFormat.JSON))
                        .as(schema.toString())
                        .isEmpty());
    }

    @Test
    void itHasTheShapeOfOpenApi31() {
        assertThat(document.root().path("openapi").asText()).startsWith("3.1.");
        assertThat(document.root().at("/info/title").asText()).isNotBlank();
        assertThat(document.root().at("/info/version").asText()).isNotBlank();
        assertThat(document.operations()).hasSizeGreaterThanOrEqualTo(40).allSatisfy(this::assertWellFormed);
    }

    private void assertWellFormed(Operation operation) {
        assertThat(operation.id()).as(operation.toString()).matches("[a-z][a-zA-Z]+");
        assertThat(operation.node().path("summary").asText())
                .as(operation.toString())
                .isNotBlank();
        assertThat(document.root().findValuesAsText("name")).containsAll(tagsOf(operation));
        JsonNode responses = operation.node().path("responses");
        assertThat(OpenApi.names(responses)).as(operation.toString()).allMatch(code -> code.matches("[1-5]\\d\\d"));
        assertThat(OpenApi.names(responses))
                .as(operation.toString())
                .anyMatch(code -> code.startsWith(operation.isSocket() ? "1" : "2"));
        for (String code : OpenApi.names(responses)) {
            OpenApi.Place answer = document.at(operation.pointer() + "/responses/" + code);
            assertThat(answer.node().path("description").asText()).isNotBlank();
            if (Integer.parseInt(code) >= 400) {
                assertThat(answer.node()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText())
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
    }

    private static List<String> tagsOf(Operation operation) {
        List<String> tags = new ArrayList<>();
        operation.node().path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    @Test
    void operationIdsAreUnique() {
        assertThat(document.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceResolvesAndEveryComponentIsUsed() {
        Set<String> used = new HashSet<>(document.root().findValuesAsText("$ref"));
        assertThat(used).hasSizeGreaterThan(60).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/components/");
            assertThat(document.root()
                            .at(JsonPointer.compile(reference.substring(1)))
                            .isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        for (String kind : List.of("parameters", "headers", "responses", "schemas")) {
            for (String name : OpenApi.names(document.root().at("/components/" + kind))) {
                assertThat(used).contains("#/components/" + kind + "/" + name);
            }
        }
    }

    @Test
    void everyPathParameterIsDescribed() {
        assertThat(document.operations()).allSatisfy(operation -> {
            Set<String> described = new TreeSet<>();
            for (int i = 0; i < operation.node().path("parameters").size(); i++) {
                JsonNode parameter =
                        document.at(operation.pointer() + "/parameters/" + i).node();
                if (parameter.path("in").asText().equals("path")) {
                    assertThat(parameter.path("required").asBoolean()).isTrue();
                    described.add(parameter.path("name").asText());
                }
            }
            assertThat(described)
                    .isEqualTo(PARAMETER
                            .matcher(operation.template())
                            .results()
                            .map(found -> found.group(1))
                            .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        });
    }

    @Test
    void everyChangeOutsideSignInTakesAnIdempotencyKey() {
        assertThat(document.operations()).allSatisfy(operation -> {
            boolean expected = !operation.method().equals("get")
                    && !WITHOUT_KEY.contains(operation.id())
                    && !operation.template().startsWith("/auth");
            assertThat(operation.node().path("parameters").findValuesAsText("$ref"))
                    .as(operation.toString())
                    .matches(found -> found.contains("#/components/parameters/IdempotencyKey") == expected);
            assertThat(operation.node().path("responses").has("409") || !expected)
                    .as(operation.toString())
                    .isTrue();
        });
    }

    @Test
    void everyOperationThatAsksForATokenSaysWhatHappensWithoutOne() {
        assertThat(document.operations())
                .filteredOn(Operation::asksForToken)
                .hasSizeGreaterThan(30)
                .allSatisfy(operation -> assertThat(
                                operation.node().path("responses").has("401"))
                        .as(operation.toString())
                        .isTrue());
        assertThat(document.operations())
                .filteredOn(operation -> !operation.asksForToken())
                .extracting(Operation::id)
                .containsExactlyInAnyOrder(
                        "health",
                        "ready",
                        "metrics",
                        "server",
                        "openapi",
                        "csrf",
                        "register",
                        "login",
                        "refresh",
                        "recover",
                        "verifyEmail",
                        "reset");
    }

    @Test
    void aPathOfAnotherShapeIsNotFound() {
        assertThat(document.find("GET", "/api/v1/conversations/1"))
                .map(Operation::id)
                .contains("conversation");
        assertThat(document.find("GET", "/api/v1/council-presets/suggestion"))
                .map(Operation::id)
                .contains("councilSuggestion");
        assertThat(document.find("GET", "/api/v1/conversations/1/2")).isEmpty();
        assertThat(document.find("GET", "/conversations/1")).isEmpty();
        assertThat(document.find("GET", "/healthz")).map(Operation::id).contains("health");
        assertThat(document.find("GET", "/api/v1/healthz")).isEmpty();
    }

    @Test
    void aDocumentThatIsNotJsonIsRefused() {
        assertThatThrownBy(() -> new OpenApi("openapi: 3.1.0")).isInstanceOf(java.io.UncheckedIOException.class);
    }
}
