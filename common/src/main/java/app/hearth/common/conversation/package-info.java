/// Conversations, their tree of messages and their tags, as they travel on the wire.
@NullMarked
package app.hearth.common.conversation;

import org.jspecify.annotations.NullMarked;
