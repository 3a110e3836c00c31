package app.hearth.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class RouteTreeTest {
    private final RouteTree tree = new RouteTree(List.of(
            route("GET", "/things"),
            route("POST", "/things"),
            route("GET", "/things/{id}"),
            route("DELETE", "/things/{key}"),
            route("GET", "/things/recent"),
            route("GET", "/things/{id}/parts/{part}"),
            route("GET", "/things/recent/parts")));

    @Test
    void aPathLeadsToItsRouteWithTheValuesInIt() {
        assertThat(template("GET", "/things")).isEqualTo("/things");
        assertThat(template("GET", "/things/7")).isEqualTo("/things/{id}");
        RouteTree.Place place = Objects.requireNonNull(tree.find("/api/things/7/parts/x%20y", 4));
        assertThat(place.values()).containsExactly("7", "x%20y");
        assertThat(Objects.requireNonNull(place.endpoint("GET")).names()).containsExactly("id", "part");
    }

    @Test
    void aWrittenSegmentWinsButDoesNotHideParametersBehindIt() {
        assertThat(template("GET", "/things/recent")).isEqualTo("/things/recent");
        assertThat(template("GET", "/things/recent/parts")).isEqualTo("/things/recent/parts");
        assertThat(template("GET", "/things/recent/parts/9")).isEqualTo("/things/{id}/parts/{part}");
    }

    @Test
    void eachMethodKeepsItsOwnNames() {
        RouteTree.Place place = Objects.requireNonNull(tree.find("/things/7", 0));
        assertThat(Objects.requireNonNull(place.endpoint("DELETE")).names()).containsExactly("key");
        assertThat(place.allow()).isEqualTo("GET, HEAD, DELETE");
        assertThat(place.endpoint("PUT")).isNull();
        assertThat(Objects.requireNonNull(place.endpoint("HEAD")).route().method())
                .isEqualTo("GET");
    }

    @Test
    void whatIsNoRouteIsNoPlace() {
        for (String path :
                List.of("", "/", "/thing", "/thingss", "/things/", "/things/7/", "/things/7/parts", "/x/y")) {
            assertThat(tree.find(path, 0)).as(path).isNull();
        }
    }

    @Test
    void twoRoutesForTheSamePlaceAreAMistake() {
        assertThatThrownBy(() -> new RouteTree(List.of(route("GET", "/a/{id}"), route("GET", "/a/{other}"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String template(String method, String path) {
        RouteTree.Place place = Objects.requireNonNull(tree.find(path, 0), path);
        return Objects.requireNonNull(place.endpoint(method)).route().template();
    }

    private static Route route(String method, String template) {
        return new Route(method, template, Access.PUBLIC, request -> Reply.noContent());
    }
}
