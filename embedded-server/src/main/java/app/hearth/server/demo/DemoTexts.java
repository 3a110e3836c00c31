package app.hearth.server.demo;

import java.util.List;

/// What is said in one language; `%s` is where the beginning of the question is repeated. Every text says that it is
/// canned.
///
/// @param picture the end of an answer to a question that a picture came along with; `%s` is the picture
/// @param conclusion what the chairman of a council says
record DemoTexts(Voices voices, String thought, String picture, Judgement judgement, String conclusion) {
    /// What the models answer, each in its own manner, so that answers beside each other are different texts.
    record Voices(Voice plain, Voice slow, Voice thinking, Voice dry, Voice shy) {
        Voice of(DemoModel model) {
            return switch (model) {
                case PLAIN -> plain;
                case SLOW -> slow;
                case THINKING -> thinking;
                case DRY -> dry;
                case SHY -> shy;
            };
        }
    }

    /// The answers of one model.
    ///
    /// @param first to the question that opens a conversation
    /// @param again to every later one
    record Voice(String first, String again) {}

    /// What a judge says of an answer that it places first, in between or last.
    record Judgement(String opening, String first, String between, String last) {
        /// Of answers that go by these names, the best first; the ranking itself is in English, as it is asked for.
        String of(List<String> ranking) {
            StringBuilder text = new StringBuilder(opening).append("\n\n");
            StringBuilder places = new StringBuilder("\nFINAL RANKING:");
            for (int i = 0; i < ranking.size(); i++) {
                String said = i == 0 ? first : i == ranking.size() - 1 ? last : between;
                text.append("- %s: %s\n".formatted(ranking.get(i), said));
                places.append("\n%d. %s".formatted(i + 1, ranking.get(i)));
            }
            return text.append(places).toString();
        }
    }
}
