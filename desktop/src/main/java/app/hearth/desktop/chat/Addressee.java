package app.hearth.desktop.chat;

import app.hearth.desktop.council.CouncilWish;

/// Who is asked a question.
sealed interface Addressee {
    record OneModel(ModelName model) implements Addressee {}

    record Several(CouncilWish council) implements Addressee {}
}
