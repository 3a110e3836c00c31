package app.hearth.server.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All routes as a tree of path segments, built once. A segment written out wins over a parameter. Immutable.
final class RouteTree {
    private final Node root = new Node("");

    RouteTree(List<Route> routes) {
        for (Route route : routes) {
            add(route);
        }
    }

    /// The place a path names, or null. `path` is raw and starts with a slash at `from`, or ends there.
    @Nullable Place find(String path, int from) {
        return root.find(path, from, 0);
    }

    private void add(Route route) {
        List<String> names = new ArrayList<>();
        Node node = root;
        for (String segment : route.template().substring(1).split("/", -1)) {
            if (segment.startsWith("{") && segment.endsWith("}")) {
                names.add(segment.substring(1, segment.length() - 1));
                node = node.parameter();
            } else {
                node = node.literal(segment);
            }
        }
        node.offer(new Endpoint(route, names.toArray(String[]::new)));
    }

    /// A route and the names of its parameters in the order of the path.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Endpoint(Route route, String[] names) {}

    /// Where a path leads: what is offered there, and the values of its parameters, still encoded.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Place(Node node, String[] values) {
        /// The endpoint for a method, or null; HEAD is answered where GET is.
        @Nullable Endpoint endpoint(String method) {
            String wanted = method.equals("HEAD") ? "GET" : method;
            for (Endpoint endpoint : node.endpoints) {
                if (endpoint.route().method().equals(wanted)) {
                    return endpoint;
                }
            }
            return null;
        }

        String allow() {
            return node.allow;
        }
    }

    static final class Node {
        private final String text;
        private final List<Node> literals = new ArrayList<>();
        private final List<Endpoint> endpoints = new ArrayList<>();
        private @Nullable Node parameter;
        private String allow = "";

        Node(String text) {
            this.text = text;
        }

        private Node literal(String segment) {
            for (Node known : literals) {
                if (known.text.equals(segment)) {
                    return known;
                }
            }
            Node made = new Node(segment);
            literals.add(made);
            return made;
        }

        private Node parameter() {
            Node present = parameter;
            if (present == null) {
                present = new Node("");
                parameter = present;
            }
            return present;
        }

        private void offer(Endpoint endpoint) {
            String method = endpoint.route().method();
            for (Endpoint other : endpoints) {
                if (other.route().method().equals(method)) {
                    throw new IllegalArgumentException(
                            "Two routes for " + method + " " + endpoint.route().template());
                }
            }
            endpoints.add(endpoint);
            allow = (allow.isEmpty() ? "" : allow + ", ") + (method.equals("GET") ? "GET, HEAD" : method);
        }

        private @Nullable Place find(String path, int from, int depth) {
            if (from == path.length()) {
                return endpoints.isEmpty() ? null : new Place(this, new String[depth]);
            }
            int start = from + 1;
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            for (Node child : literals) {
                if (child.text.length() == end - start && path.startsWith(child.text, start)) {
                    Place place = child.find(path, end, depth);
                    if (place != null) {
                        return place;
                    }
                }
            }
            Place place = parameter == null || end == start ? null : parameter.find(path, end, depth + 1);
            if (place != null) {
                place.values()[depth] = path.substring(start, end);
            }
            return place;
        }
    }
}
