/// Files that go along with messages: received, made harmless, stored once per profile, and handed out again.
@NullMarked
package app.hearth.server.attachment;

import org.jspecify.annotations.NullMarked;
