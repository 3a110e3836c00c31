package app.hearth.desktop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;

/// The walls of the desktop's rooms.
@AnalyzeClasses(packages = "app.hearth.desktop", importOptions = ImportOption.DoNotIncludeTests.class)
final class WallsTest {
    @ArchTest
    static final ArchRule THE_SERVER_IS_NOT_SEEN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("app.hearth.server..")
            .because("the desktop speaks HTTP to an address, also to the server inside it: one code path");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_SCENE = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javafx..")
                    .and(not(resideInAnyPackage("javafx.beans..", "javafx.collections.."))))
            .because("a view model is tested without a toolkit and could serve another one");

    @ArchTest
    static final ArchRule HTTP_IS_THE_CLIENTS_BUSINESS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "java.net.http..")
            .because("tokens, retries and the launch secret are handled once, in HearthClient");

    @ArchTest
    static final ArchRule JASYPT_STAYS_WITH_THE_KEYCHAIN = noClasses()
            .that()
            .resideOutsideOfPackage("app.hearth.desktop.keychain..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jasypt..")
            .because("jasypt alone has no integrity; only the vault's envelope makes it safe to use");

    @ArchTest
    static final ArchRule SWING_STAYS_WITH_THE_SCANNERS_OF_CODE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("app.hearth.desktop.fx.TokenMakerLexer")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.fife..", "javax.swing..")
            .because(
                    "of that toolkit only what reads a line of code is used; a second one in the window would be a mistake");

    @ArchTest
    static final ArchRule NOTHING_OF_OURS_MOVES = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("javafx.animation..")
                    .and(not(belongToAnyOf(Animation.class, PauseTransition.class, AnimationTimer.class))))
            .because("who asked for reduced motion gets none: what waits or draws the next frame moves nothing, and the"
                    + " first class that moves something names itself here and asks for the style class `still`");

    @ArchTest
    static final ArchRule AWT_STAYS_WITH_THE_DRAWING_OF_FORMULAS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("app.hearth.desktop.fx.FormulaShapes")
            .and()
            .doNotHaveFullyQualifiedName("app.hearth.desktop.fx.OutlineGraphics")
            .and()
            .doNotHaveFullyQualifiedName("app.hearth.desktop.fx.PlainGraphics")
            .and()
            .doNotHaveFullyQualifiedName("app.hearth.desktop.outside.WindowsTray")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "org.scilab..")
            .because(
                    "of AWT only outlines are used, without a display, and on Windows the icon beside the clock; a second"
                            + " toolkit beside JavaFX hangs on macOS");

    @ArchTest
    static final ArchRule D_BUS_STAYS_OUTSIDE_OF_THE_WINDOW = noClasses()
            .that()
            .resideOutsideOfPackage("app.hearth.desktop.outside..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.freedesktop.dbus..")
            .because("one room knows what a Linux desktop has outside of windows, and how it is spoken to");

    @ArchTest
    static final ArchRule ROOMS_STAND_IN_NO_CIRCLE = slices().matching("app.hearth.desktop.(*)..")
            .should()
            .beFreeOfCycles()
            .because("features do not reach into each other; the composition root joins them");

    @ArchTest
    static final ArchRule THE_KIT_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("app.hearth.desktop.fx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "app.hearth.desktop.about..",
                    "app.hearth.desktop.account..",
                    "app.hearth.desktop.chat..",
                    "app.hearth.desktop.conversations..",
                    "app.hearth.desktop.council..",
                    "app.hearth.desktop.household..",
                    "app.hearth.desktop.keyboard..",
                    "app.hearth.desktop.outside..",
                    "app.hearth.desktop.palette..",
                    "app.hearth.desktop.profiles..",
                    "app.hearth.desktop.prompts..",
                    "app.hearth.desktop.settings..",
                    "app.hearth.desktop.shell..",
                    "app.hearth.desktop.usage..",
                    "app.hearth.desktop.window..",
                    "app.hearth.desktop.keychain..")
            .because("every feature stands on the kit");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base)")
            .because("such a name says that nobody knew what the class is for");

    @ArchTest
    static final ArchRule CLASSES_ARE_CLOSED = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotAnonymousClasses()
            .and()
            .doNotHaveFullyQualifiedName("app.hearth.desktop.DesktopException")
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .and()
            .areTopLevelClasses()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because("what is not made to be extended cannot be broken by extending it");
}
