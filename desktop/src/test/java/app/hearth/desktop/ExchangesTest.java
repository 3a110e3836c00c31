package app.hearth.desktop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import app.hearth.server.contract.ContractCheck;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The one hole in the wall between desktop and server: the check of what goes over the wire, in the end-to-end test.
@AnalyzeClasses(packages = "app.hearth.desktop", importOptions = ImportOption.OnlyIncludeTests.class)
final class ExchangesTest {
    @ArchTest
    static final ArchRule TESTS_SEE_OF_THE_SERVER_ONLY_ITS_CONTRACT = noClasses()
            .that(not(belongToAnyOf(HouseIT.class, ExchangesTest.class)))
            .should()
            .dependOnClassesThat(resideInAPackage("app.hearth.server.."))
            .because("a test of the desktop too speaks HTTP to an address");

    @ArchTest
    static final ArchRule THE_CONTRACT_IS_ONE_CLASS = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("app.hearth.server..").and(not(belongToAnyOf(ContractCheck.class))))
            .because("the end-to-end test judges exchanges as the server's own tests do, by one and the same check,"
                    + " and that is all it may know of the server");
}
