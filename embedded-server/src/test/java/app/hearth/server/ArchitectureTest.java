package app.hearth.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import app.hearth.common.account.ProfileId;
import app.hearth.server.access.Caller;
import app.hearth.server.access.Owner;
import app.hearth.server.access.Owners;
import app.hearth.server.sync.ChangeSet;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

@AnalyzeClasses(packages = "app.hearth.server", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /// The packages that are features; the others are rooms they all stand on.
    private static final Set<String> FEATURES = Set.of(
            "account",
            "attachment",
            "audit",
            "household",
            "key",
            "conversation",
            "run",
            "sync",
            "live",
            "usage",
            "prompt",
            "council");

    /// What one feature may know of another: the seams, by name.
    private static final Map<String, Set<String>> SEAMS = Map.of(
            "sync", Set.of("ChangeLog", "ChangeSet", "ChangeSource", "Replays"),
            "account",
                    Set.of("Vaults", "EmailTokens", "Invitations", "Memberships", "PasswordResets", "ProfileRemoval"),
            "attachment", Set.of("Attachments"),
            "audit", Set.of("Act", "Actor", "AuditLog"),
            "run",
                    Set.of(
                            "Answer",
                            "RunLedger",
                            "RunOutcome",
                            "RunRequest",
                            "RunSink",
                            "RunWork",
                            "Runs",
                            "Sequel",
                            "TextTrack"),
            "conversation", Set.of("Posing"));

    /// The classes that own tables, and those their transactions pass through.
    private static final Set<String> TABLE_OWNERS = Set.of(
            "Accounts",
            "Attachments",
            "AuditLog",
            "Caretaker",
            "Conversations",
            "Councils",
            "CouncilPresets",
            "EmailTokens",
            "Figures",
            "Invites",
            "Leftovers",
            "Memberships",
            "Messages",
            "ModelChoices",
            "ModelLists",
            "NamedSecrets",
            "Notices",
            "OneTimeCodes",
            "OneTimeTokens",
            "Profiles",
            "ProviderKeys",
            "Registrations",
            "RunRecords",
            "Sessions",
            "Tags",
            "Trash",
            "ChangeLog",
            "ChangeSet",
            "Replays",
            "SignIns",
            "Passwords",
            "Presets",
            "ProfilePrompts",
            "ProfileRemoval",
            "PasswordResets",
            "Budgets",
            "Reservations",
            "UsageEntries");

    private static final Set<String> OF_PROFILES = Set.of(
            "Attachments",
            "Conversations",
            "Councils",
            "CouncilPresets",
            "Messages",
            "Notices",
            "OneTimeCodes",
            "Tags",
            "ProviderKeys",
            "ModelChoices",
            "ModelLists",
            "NamedSecrets",
            "Presets",
            "ProfilePrompts",
            "Runs",
            "RunRecords",
            "Budgets",
            "Reservations",
            "UsageEntries");

    @ArchTest
    static final ArchRule WEB_SERVER = noClasses()
            .that(not(inRoom("http")))
            .and(not(named(Set.of("UndertowServer"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..")
            .because("one room answers HTTP, so that its soft defaults are hardened in one place");

    @ArchTest
    static final ArchRule JDBC = noClasses()
            .that(not(inRoom("storage")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.flywaydb..", "com.zaxxer..", "org.hsqldb..", "org.postgresql.."))
            .because("only storage knows which database it is");

    @ArchTest
    static final ArchRule JDBI = noClasses()
            .that(not(inRoom("storage")))
            .and(not(named(TABLE_OWNERS)))
            .and(not(inRoom("backup")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jdbi..")
            .because("a table has one owner, whose plural noun is its name; a backup copies all tables as they are");

    @ArchTest
    static final ArchRule HTTP_CLIENT = noClasses()
            .that(not(inRoom("provider")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..")
            .because("calls to providers go through the one client that checks their addresses");

    @ArchTest
    static final ArchRule FIGURES = noClasses()
            .that(not(inRoom("metrics")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..")
            .because(
                    "what is counted, and under which labels, is seen in one place, so that no label tells of a person");

    @ArchTest
    static final ArchRule TOKENS = noClasses()
            .that(not(inRoom("access")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.auth0..")
            .because("the library's defaults are soft; one class makes them strict");

    @ArchTest
    static final ArchRule LETTERS = noClasses()
            .that(not(inRoom("mail")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
            .because("one room sends letters, so that its time-outs and its TLS are set in one place");

    @ArchTest
    static final ArchRule PASSWORDS = noClasses()
            .that(not(named(Set.of("PasswordHashing"))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..")
            .because("passwords are stretched in one place");

    @ArchTest
    static final ArchRule CRYPTOGRAPHY = noClasses()
            .that(not(inRoom("provider")))
            .should()
            .dependOnClassesThat(resideInAPackage("javax.crypto..")
                    .or(resideInAPackage("java.security..")
                            .and(not(type(SecureRandom.class)))
                            .and(not(type(NoSuchAlgorithmException.class)))
                            .and(not(type(MessageDigest.class)))))
            .because("cryptography lives in common.secret; here are only digests of what is no secret and their"
                    + " comparison in constant time, and the provider's TLS");

    @ArchTest
    static final ArchRule NO_WINDOW = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "app.hearth.desktop..")
            .because("the server runs without a screen and never sees the desktop");

    @ArchTest
    static final ArchRule FEATURES_KEEP_APART = classes()
            .that(inFeatures())
            .should(reachOtherFeaturesBySeams())
            .because("features do not reach into each other; a named seam or the composition root joins them");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("app.hearth.server.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room that can be understood alone must not need the one that needs it");

    /// `Database` and `ChangeLog` are what the owners of tables are made of and take an owner or none
    /// themselves.
    @ArchTest
    static final ArchRule OWNER_FIRST = methods()
            .that()
            .areNotPrivate()
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe(
                    "own the tables of profiles", type -> OF_PROFILES.contains(type.getSimpleName())))
            .and(areNoSeamOfTheServer())
            .should(takeAnOwnerFirst())
            .because("isolation is a type: to forget whose data it is must not compile");

    @ArchTest
    static final ArchRule OWNERS_OF_RUNS = noClasses()
            .that(not(inRoom("run")))
            .should()
            .callMethod(Owners.class, "ofStoredRun", ProfileId.class)
            .because("only a stored run is ended without anybody asking");

    @ArchTest
    static final ArchRule OWNERS_OF_TRASH = noClasses()
            .that(not(named(Set.of("Trash", "Leftovers"))))
            .should()
            .callMethod(Owners.class, "ofExpiredTrash", ProfileId.class)
            .because("only what is past its time in the trash is removed without anybody asking");

    @ArchTest
    static final ArchRule OWNERS_OF_ACCOUNTS = noClasses()
            .that(not(named(Set.of("Memberships", "Caretaker"))))
            .should()
            .callMethod(Owners.class, "ofAdministeredProfile", ProfileId.class)
            .because(
                    "only an admin, or who runs the server, changes the account of another, and an account is all an admin changes");

    @ArchTest
    static final ArchRule OWNERS_OF_PROFILES = noClasses()
            .that(not(inRoom("account")))
            .should()
            .callMethod(Owners.class, "ofProvenProfile", ProfileId.class)
            .because("only who has proved a password or a token becomes an owner");

    @ArchTest
    static final ArchRule OWNER_IS_MADE_BY_SEAMS = noMethods()
            .that()
            .areDeclaredIn(Owner.class)
            .and()
            .arePublic()
            .should()
            .haveRawReturnType(Owner.class)
            .because("an owner that could make another would be a way around the seams");

    @ArchTest
    static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Base)")
            .because("such a name says that nobody knew what the class is");

    private static DescribedPredicate<JavaClass> inRoom(String room) {
        return DescribedPredicate.describe("in " + room, type -> room.equals(room(type)));
    }

    private static String room(JavaClass type) {
        String room = type.getPackageName().replaceFirst("^app\\.hearth\\.server\\.", "");
        return room.equals(type.getPackageName()) ? "" : room;
    }

    /// A class of one of these names, or nested in one.
    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe(
                "named " + names, type -> names.contains(outermost(type).getSimpleName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> inFeatures() {
        return DescribedPredicate.describe("in a feature", type -> FEATURES.contains(room(type)));
    }

    private static ArchCondition<JavaClass> reachOtherFeaturesBySeams() {
        return new ArchCondition<>("reach other features by their seams") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> FEATURES.contains(room(dependency.getTargetClass())))
                        .filter(dependency -> !room(dependency.getTargetClass()).equals(room(from)))
                        .filter(dependency -> !SEAMS.getOrDefault(room(dependency.getTargetClass()), Set.of())
                                .contains(outermost(dependency.getTargetClass()).getSimpleName()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(from, dependency.getDescription())));
            }
        };
    }

    /// The start and the stop of the whole touch no profile's data but by the owner of each stored run, and the
    /// pieces that are stored together each stand under the owner of their run.
    private static DescribedPredicate<JavaMethod> areNoSeamOfTheServer() {
        Set<String> exempt = Set.of(
                "Runs.recover",
                "Runs.close",
                "Runs.interrupted",
                "Runs.underWay",
                "RunRecords.unfinished",
                "RunRecords.append",
                "UsageEntries.day");
        return DescribedPredicate.describe(
                "are no seam of the server itself",
                method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !exempt.contains(method.getOwner().getSimpleName() + "." + method.getName()));
    }

    private static ArchCondition<JavaMethod> takeAnOwnerFirst() {
        return new ArchCondition<>("take an Owner or a Caller first, or right behind the write it belongs to") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> parameters = method.getRawParameterTypes();
                int from = !parameters.isEmpty() && isWrite(parameters.getFirst()) ? 1 : 0;
                if (parameters.size() <= from || !isOwner(parameters.get(from))) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes no owner first"));
                }
            }
        };
    }

    private static boolean isWrite(JavaClass type) {
        return type.isEquivalentTo(ChangeSet.class) || type.isEquivalentTo(Handle.class);
    }

    private static boolean isOwner(JavaClass type) {
        return type.isEquivalentTo(Owner.class) || type.isEquivalentTo(Caller.class);
    }
}
