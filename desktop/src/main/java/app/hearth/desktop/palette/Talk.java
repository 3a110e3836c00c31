package app.hearth.desktop.palette;

import app.hearth.common.conversation.ConversationId;

/// A conversation that can be gone to.
public record Talk(ConversationId id, String title) implements PaletteItem {}
