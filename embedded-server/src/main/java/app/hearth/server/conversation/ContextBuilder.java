package app.hearth.server.conversation;

import app.hearth.common.conversation.Conversation;
import app.hearth.common.conversation.Role;
import app.hearth.common.key.Model;
import app.hearth.common.wire.InvalidFieldException;
import app.hearth.server.access.Owner;
import app.hearth.server.conversation.Answering.Wish;
import app.hearth.server.provider.ChatRequest.Part;
import app.hearth.server.provider.ChatRequest.Turn;
import app.hearth.server.provider.KnownModels;
import app.hearth.server.provider.TokenEstimate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Chooses what a model is told: the system prompts always, and of the branch whole messages from its end, as many
/// as the model holds beside its answer. Everything, where nobody knows what it holds. Thread-safe; blocks.
///
/// The branch is read backwards in stretches and no further than needed, so that a question costs what is told, not
/// what the conversation has grown to.
final class ContextBuilder {
    private static final int FIRST_STRETCH = 64;
    private static final int GROWTH = 4;

    private final Branches branches;
    private final Enclosures enclosures;
    private final KnownModels models;
    private final StandingPrompt standing;

    ContextBuilder(Branches branches, Enclosures enclosures, KnownModels models, StandingPrompt standing) {
        this.branches = branches;
        this.enclosures = enclosures;
        this.models = models;
        this.standing = standing;
    }

    /// What is to be told: the branch that ends at `last`, and `closing` behind it.
    record Plan(Conversation conversation, Node last, Wish wish, List<Turn> closing) {}

    /// Fails as invalid when the newest question alone is too long, or shows an image to a model that is known not to
    /// see.
    Context of(Owner owner, Plan plan) {
        Wish wish = plan.wish();
        Optional<Model> model = models.known(owner, wish.provider(), wish.model());
        Optional<ContextRoom> room = ContextRoom.of(model, wish.parameters());
        List<Turn> system = system(owner, plan.conversation());
        Deque<Turn> told = new ArrayDeque<>();
        int leftOut = fill(owner, plan, system, room, told);
        List<Turn> turns = new ArrayList<>(system);
        turns.addAll(told);
        turns.addAll(plan.closing());
        Enclosures.requireSight(model, turns);
        return new Context(turns, leftOut);
    }

    /// What the profile wants always, then what it wants here; in one piece, because several providers take only one.
    private List<Turn> system(Owner owner, Conversation conversation) {
        String prompt = String.join(
                "\n\n",
                Stream.of(standing.of(owner), Optional.ofNullable(conversation.systemPrompt()))
                        .flatMap(Optional::stream)
                        .toList());
        return prompt.isEmpty() ? List.of() : List.of(new Turn(Role.SYSTEM, prompt));
    }

    /// Puts what fits in front of what is told already; the number of messages that do not.
    private int fill(Owner owner, Plan plan, List<Turn> system, Optional<ContextRoom> room, Deque<Turn> told) {
        Backwards branch = new Backwards(owner, plan.last());
        TokenCount count = TokenCount.reportedIn(branch.newest(), plan.wish());
        long most = room.map(ContextRoom::prompt).orElse(Long.MAX_VALUE);
        long taken = count.system(TokenEstimate.of(system)) + count.closing(TokenEstimate.of(plan.closing()));
        boolean questionTold = false;
        Deque<Integer> depths = new ArrayDeque<>();
        for (Optional<Node> next = branch.next(); next.isPresent(); next = branch.next()) {
            Node node = next.get();
            List<Part> parts = enclosures.parts(owner, node.message());
            if (parts.isEmpty()) {
                continue; // an answer that failed before its first word
            }
            Turn turn = new Turn(node.message().role(), parts);
            taken += count.message(node.depth(), TokenEstimate.of(turn));
            if (taken > most) {
                if (!questionTold) {
                    throw tooLong(room.orElseThrow(), taken);
                }
                return firstQuestion(told, depths, node.depth() + 1);
            }
            questionTold |= turn.role() == Role.USER;
            told.addFirst(turn);
            depths.addFirst(node.depth());
        }
        return 0;
    }

    /// An answer goes with its question: what is told begins with a question. How many messages are above it.
    private static int firstQuestion(Deque<Turn> told, Deque<Integer> depths, int above) {
        int leftOut = above;
        while (told.getFirst().role() != Role.USER) {
            told.removeFirst();
            leftOut = depths.removeFirst() + 1;
        }
        return leftOut;
    }

    private static InvalidFieldException tooLong(ContextRoom room, long taken) {
        String rest = room.prompt() == 0
                ? "the limit for the answer leaves nothing of the " + room.context() + " that the model holds. Take a"
                        + " smaller limit, or choose a model that holds more."
                : "of the " + room.context() + " that the model holds " + room.answer() + " are kept for the answer."
                        + " Shorten it, leave files out, or choose a model that holds more.";
        return new InvalidFieldException(
                "content", "This is too long: it takes about " + taken + " tokens with the system prompt, and " + rest);
    }

    /// A branch from its end to its root.
    private final class Backwards {
        private final Owner owner;
        private final Node last;
        private List<Node> stretch;
        private int from;
        private int left;

        Backwards(Owner owner, Node last) {
            this.owner = owner;
            this.last = last;
            this.from = last.depth() + 1;
            this.stretch = above(FIRST_STRETCH);
            this.left = stretch.size();
        }

        private List<Node> above(int wanted) {
            int until = from;
            from = Math.max(0, until - wanted);
            return branches.path(owner, last, from, until - from);
        }

        /// The end of the branch, the oldest first. Before the first [#next] only.
        List<Node> newest() {
            return stretch;
        }

        /// Empty behind the root.
        Optional<Node> next() {
            if (left == 0 && from > 0) {
                stretch = above(Math.max(FIRST_STRETCH, (last.depth() + 1 - from) * GROWTH));
                left = stretch.size();
            }
            return left == 0 ? Optional.empty() : Optional.of(stretch.get(--left));
        }
    }
}
