package app.hearth.common;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.security.SecureRandom;

@AnalyzeClasses(packages = "app.hearth.common", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NEITHER_SIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..",
                    "io.undertow..",
                    "java.sql..",
                    "javax.sql..",
                    "app.hearth.server..",
                    "app.hearth.desktop..")
            .because("both sides share this module, so it may know neither window, nor web server, nor database");

    @ArchTest
    static final ArchRule HTTP = noClasses()
            .that()
            .resideOutsideOfPackage("app.hearth.common.client")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..")
            .because("the client is the only part that speaks HTTP; values must not drag its library along");

    @ArchTest
    static final ArchRule CRYPTOGRAPHY = noClasses()
            .that()
            .resideOutsideOfPackage("app.hearth.common.secret")
            .should()
            .dependOnClassesThat(resideInAPackage("javax.crypto..")
                    .or(resideInAPackage("org.bouncycastle.."))
                    .or(resideInAPackage("java.security..").and(not(type(SecureRandom.class)))))
            .because("cryptography that is spread out is cryptography nobody reviews; random ids are none");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().assignedFrom(new Rooms())
            .should()
            .beFreeOfCycles()
            .because("a room that can be understood alone must not need the one that needs it");

    @ArchTest
    static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base)")
            .because("such a name says that nobody knew what the class is");

    /// One room per package. Conversations, runs and councils are one: a run is how a message comes to be, a council
    /// how
    /// several runs make one, and each names the others' ids.
    private static final class Rooms implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass member) {
            String room = member.getPackageName()
                    .replaceFirst("app\\.hearth\\.common\\.(run|council)$", "app.hearth.common.conversation");
            return SliceIdentifier.of(room);
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
