package app.hearth.desktop.fx;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of LaTeX may be in a formula. What a model writes is data, so only commands named here and signs reach the
/// library: none that defines others, reads a file, sets a length, a colour or a font's size. Nesting is capped, since
/// the time that delimiters take grows with its power.
final class FormulaRules {
    /// Braces, delimiters and environments inside each other.
    static final int MAX_NESTING = 12;

    private static final Pattern PART = Pattern.compile("\\\\([A-Za-z]+\\*?|.?)|[{}]", Pattern.DOTALL);
    private static final Pattern ENVIRONMENT = Pattern.compile("\\{([a-zA-Z]+)\\*?}(\\{[lcr| ]{1,64}})?");
    private static final String ESCAPED = ",;:! \\{}|%$#&_\n";

    private static final Map<String, String> ALSO_KNOWN_AS = Map.of(
            "lvert", "\\vert ",
            "rvert", "\\vert ",
            "lVert", "\\Vert ",
            "rVert", "\\Vert ",
            "coloneqq", "\\colonequals ",
            "nonumber", "",
            "notag", "",
            "operatorname*", "\\operatorname");

    private static final Set<String> ENVIRONMENTS = words("""
            array matrix smallmatrix pmatrix bmatrix Bmatrix vmatrix Vmatrix cases split
            align aligned gather gathered eqnarray""");

    /// A formula on its own anyway.
    private static final Set<String> FRAMES = Set.of("equation", "displaymath", "math");

    private static final Set<String> COMMANDS = words("""
            left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr
            frac dfrac tfrac cfrac binom dbinom tbinom sqrt over atop choose overset underset stackrel substack
            overbrace underbrace overline underline overrightarrow overleftarrow overleftrightarrow underrightarrow
            underleftarrow widehat widetilde hat tilde bar vec dot ddot dddot acute grave breve check mathring
            xrightarrow xleftarrow boxed limits nolimits sideset prescript phantom hphantom vphantom smash
            mathbb mathbf mathcal mathfrak mathit mathnormal mathrm mathscr mathsf mathtt boldsymbol bf it rm cal
            mathop mathbin mathrel mathord mathopen mathclose mathpunct mathinner operatorname
            text textbf textit textrm textsf texttt mbox textstyle displaystyle scriptstyle scriptscriptstyle
            quad qquad thinspace medspace thickspace negthinspace int iint iiint oint idotsint
            bmod mod pmod pod cong doteq ddots vdots iddots surd hline Bra Ket Braket degree
            colonequals equalscolon coloncolon
            arccos arccot arccsc arcsec arcsin arctan arg cos cosh cot coth csc csch deg det dim exp gcd hom inf
            injlim ker lg lim liminf limsup ln log max min Pr projlim sec sech sin sinh sup tan tanh
            varinjlim varliminf varlimsup varprojlim cdots dots dotsb dotsc dotsi dotso ldots hdots
            Alpha Beta Chi Epsilon Eta Iota Kappa Mu Nu Omicron Rho Tau Zeta micro celsius
            iff implies impliedby ne neq notin models bowtie hookleftarrow hookrightarrow
            Longleftarrow Longleftrightarrow Longmapsto Longrightarrow longleftarrow longleftrightarrow longmapsto
            longrightarrow mapsto restriction""");

    private FormulaRules() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    /// The formula as the library takes it; empty when it must not.
    ///
    /// @param sign whether a command is a sign, and nothing else, to the library
    static Optional<String> accepted(String latex, Predicate<String> sign) {
        StringBuilder taken = new StringBuilder();
        Matcher part = PART.matcher(latex);
        int nesting = 0;
        int next = 0;
        while (part.find(next)) {
            taken.append(latex, next, part.start());
            next = part.end();
            String name = part.group(1);
            if (name == null) {
                nesting += part.group().equals("{") ? 1 : -1;
                taken.append(part.group());
            } else if (name.equals("begin") || name.equals("end")) {
                Matcher environment = ENVIRONMENT.matcher(latex).region(next, latex.length());
                if (!environment.lookingAt() || !fits(environment, name)) {
                    return Optional.empty();
                }
                nesting += name.equals("begin") ? 1 : -1;
                taken.append(environment(name, environment));
                next = environment.end();
            } else if (isAllowed(name, sign)) {
                nesting += name.equals("left") ? 1 : name.equals("right") ? -1 : 0;
                taken.append(ALSO_KNOWN_AS.getOrDefault(name, part.group()));
            } else {
                return Optional.empty();
            }
            if (nesting > MAX_NESTING) {
                return Optional.empty();
            }
        }
        return Optional.of(taken.append(latex, next, latex.length()).toString());
    }

    /// Cases stand apart from their conditions, which the library forgets.
    private static String environment(String name, Matcher environment) {
        String kind = environment.group(1);
        if (kind.equals("cases")) {
            return name.equals("begin") ? "\\left\\{\\begin{array}{l@{\\quad}l}" : "\\end{array}\\right.";
        }
        return FRAMES.contains(kind) ? "" : "\\" + name + environment.group().replace("*", "");
    }

    /// An array, and it alone, says how its columns stand.
    private static boolean fits(Matcher environment, String name) {
        String kind = environment.group(1);
        boolean columns = environment.group(2) != null;
        return (ENVIRONMENTS.contains(kind) || FRAMES.contains(kind))
                && columns == (kind.equals("array") && name.equals("begin"));
    }

    private static boolean isAllowed(String name, Predicate<String> sign) {
        return (name.length() == 1 && ESCAPED.contains(name))
                || COMMANDS.contains(name)
                || ALSO_KNOWN_AS.containsKey(name)
                || sign.test(name);
    }
}
