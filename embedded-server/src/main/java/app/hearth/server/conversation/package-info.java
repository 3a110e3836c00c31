/// Conversations, their tree of messages, and tags.
@NullMarked
package app.hearth.server.conversation;

import org.jspecify.annotations.NullMarked;
