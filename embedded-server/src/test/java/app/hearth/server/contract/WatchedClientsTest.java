package app.hearth.server.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.hearth.common.client.HearthClient;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttpClient;

/// No test speaks to the server past the [ContractCheck], but for those named here with why.
@AnalyzeClasses(packages = "app.hearth.server", importOptions = ImportOption.OnlyIncludeTests.class)
final class WatchedClientsTest {
    /// Which class may open a connection of its own, and why nothing checks it.
    private static final Map<String, String> UNWATCHED = Map.of(
            "app.hearth.server.contract.ContractCheck",
            "makes the clients that it watches, and the one for what the document does not have",
            "app.hearth.server.contract.ContractCheckTest",
            "hears answers that are made up in it",
            "app.hearth.server.demo.DemoProviderIT",
            "speaks to the demo provider, not to the server",
            "app.hearth.server.http.RawClient",
            "sends bytes that are no HTTP, or such as no library sends, to routes made up for the test",
            "app.hearth.server.provider.AddressPolicyIT",
            "holds a port at which nobody listens, and connects to nothing",
            "app.hearth.server.provider.OutboundIT",
            "is the proxy before a provider, not a client of the server",
            "app.hearth.server.testing.RawSocket",
            "sends frames that no library sends; who opens one at the server holds what it hears against the document");

    /// Who may speak plain HTTP that nobody watches.
    private static final Map<String, String> BESIDE_THE_DOCUMENT = Map.of(
            "app.hearth.server.contract.RawClient", "hands it to those who name a reason",
            "app.hearth.server.contract.ContractCheck", "makes it",
            "app.hearth.server.contract.DetailsIT", "asks for a path and a method that the document does not have");

    private static final Set<String> MADE = Set.of(
            HearthClient.class.getName(),
            OkHttpClient.class.getName(),
            OkHttpClient.Builder.class.getName(),
            Socket.class.getName());

    private static final Set<String> OPENED =
            Set.of(HttpClient.class.getName(), URL.class.getName(), SocketChannel.class.getName());

    @ArchTest
    static final ArchRule CLIENTS = noClasses()
            .that(areNot(UNWATCHED.keySet()))
            .should()
            .accessTargetWhere(DescribedPredicate.describe("it opens a connection", WatchedClientsTest::opens))
            .because("every exchange with the server is held against its document: ContractCheck makes the clients");

    @ArchTest
    static final ArchRule NOBODY_LOOKS_AWAY = noClasses()
            .that(areNot(BESIDE_THE_DOCUMENT.keySet()))
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "it is a client that nobody watches",
                    access -> access.getName().equals("unwatched")))
            .because("what the document has must be as it says");

    private static boolean opens(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return (MADE.contains(owner) && access.getName().equals("<init>"))
                || (OPENED.contains(owner)
                        && (access.getName().startsWith("new")
                                || access.getName().startsWith("open")));
    }

    private static DescribedPredicate<JavaClass> areNot(Set<String> names) {
        return DescribedPredicate.describe(
                "are not one of " + names,
                type -> !names.contains(outermost(type).getName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(WatchedClientsTest::outermost).orElse(type);
    }
}
