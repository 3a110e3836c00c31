package app.hearth.server.council;

import app.hearth.common.key.Model;
import app.hearth.common.key.ModelRef;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model that could sit in a suggested council, as far as a list tells about it, which is often no more than an id:
///
/// - its **maker**: the provider where a provider serves only its own; else the vendor in the id (`openai/…`); else the
///   family its name begins with (`llama3.2:3b`), because what serves others' models is nobody's maker;
/// - its **generation**: the first number of its name that is neither a date nor a size (`gpt-5.1`, `claude-opus-4-5`),
///   because many lists are in no order;
/// - whether it is held in **reserve**, behind all others of its maker: those that call themselves small, open weights
///   beside what their maker sells, free ones with their narrow limits, and those whose price nobody expects.
///
/// @param name the last part of its id in lower case, without a vendor before it
/// @param own whether its maker itself serves it
/// @param place its place in all lists, one after the other
record Candidate(ModelRef model, String maker, String name, boolean own, boolean reserve, int place) {
    /// The newest generation, and of one generation the plainest name: variants carry more words, and editions a date.
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::reserve)
            .thenComparing(Candidate::generation, Comparator.reverseOrder())
            .thenComparingInt(candidate -> candidate.plain().length())
            .thenComparing(Candidate::own, Comparator.reverseOrder())
            .thenComparingInt(candidate -> candidate.name().length())
            .thenComparingInt(Candidate::place);

    /// USD for a token of an answer.
    private static final BigDecimal DEAR = new BigDecimal("0.00003");

    /// What everybody knows, as OpenRouter spells it.
    private static final List<String> KNOWN =
            List.of("openai", "google", "anthropic", "x-ai", "deepseek", "mistralai", "qwen", "meta-llama");

    /// Providers that serve only their own, by the names people save keys under.
    private static final Map<String, String> MAKERS = Map.of(
            "openai", "openai",
            "anthropic", "anthropic",
            "gemini", "google",
            "google", "google",
            "mistral", "mistralai",
            "xai", "x-ai",
            "x-ai", "x-ai",
            "deepseek", "deepseek");

    /// Not what comes before a slash in the ids of Gemini and Fireworks.
    private static final Set<String> NO_VENDORS = Set.of("models", "accounts");

    /// What only passes questions on sits in no council.
    private static final String ROUTER = "openrouter";

    /// What OpenRouter's names for the latest of a kind begin with.
    private static final String ALIAS = "~";

    private static final Set<String> SILENT = words("""
            embed embedding embeddings bge minilm rerank reranker moderation guard safeguard
            tts whisper transcribe speech audio realtime live voice lyria
            image images imagen dall veo sora video ocr
            aqa babbage davinci codex computer robotics search research""");
    private static final Set<String> SMALL = words("mini nano lite small tiny micro");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern FAMILY = Pattern.compile("[a-z]+");
    private static final Pattern SIZE = Pattern.compile("(?<![a-z0-9])[0-9.]+b(?![a-z0-9])");
    private static final Pattern GENERATION =
            Pattern.compile("(?<![0-9.])(\\d{1,2})(?:[.-](\\d{1,2})(?![0-9bkmx]))?(?![0-9bkmx])");
    private static final Pattern EDITION =
            Pattern.compile("(?::latest|:free)$|-(?:latest|\\d{3,4}|\\d{8}|\\d{4}-\\d\\d-\\d\\d)(?=$|:)");

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", -1));
    }

    static Candidate of(Model listed, int place) {
        String id = listed.id().toLowerCase(Locale.ROOT);
        String name = id.substring(id.lastIndexOf('/') + 1);
        Optional<String> own = Optional.ofNullable(MAKERS.get(listed.provider()));
        String maker = own.or(() -> vendor(id)).orElseGet(() -> listed.provider() + " " + family(name));
        boolean reserve = isSmall(name)
                || id.endsWith(":free")
                || (listed.completionPrice() != null && listed.completionPrice().compareTo(DEAR) > 0);
        return new Candidate(
                new ModelRef(listed.provider(), listed.id()), maker, name, own.isPresent(), reserve, place);
    }

    private static Optional<String> vendor(String id) {
        int slash = id.indexOf('/');
        String vendor = id.substring(0, Math.max(slash, 0));
        boolean isHost = vendor.contains(".");
        return Optional.of(vendor).filter(named -> !named.isEmpty() && !isHost && !NO_VENDORS.contains(named));
    }

    private static String family(String name) {
        Matcher family = FAMILY.matcher(name);
        return family.lookingAt() ? family.group() : name;
    }

    private static boolean isSmall(String name) {
        return BETWEEN_WORDS.splitAsStream(name).anyMatch(SMALL::contains)
                || SIZE.matcher(untagged(name)).find();
    }

    /// Without what a server of local models writes behind a colon.
    private static String untagged(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /// Whether one can talk with it, as far as its name tells; providers that tell it better have left out the others.
    /// An
    /// alias names a model that the list names too.
    boolean maySit() {
        return !maker.equals(ROUTER)
                && !model.model().startsWith(ALIAS)
                && BETWEEN_WORDS.splitAsStream(name).noneMatch(SILENT::contains);
    }

    /// What it is by whatever name and through whatever key.
    record Identity(String maker, String name) {}

    Identity identity() {
        return new Identity(maker, plain());
    }

    private String plain() {
        return EDITION.matcher(name).replaceAll("").replace('.', '-');
    }

    private int generation() {
        Matcher number = GENERATION.matcher(untagged(name));
        if (!number.find()) {
            return 0;
        }
        int minor = number.group(2) == null ? 0 : Integer.parseInt(number.group(2));
        return 100 * Integer.parseInt(number.group(1)) + minor;
    }

    /// The place of its maker among those that everybody knows, or behind them.
    int rank() {
        int rank = KNOWN.indexOf(maker);
        return rank < 0 ? KNOWN.size() : rank;
    }
}
