/// Files that go along with messages: images and texts.
@NullMarked
package app.hearth.common.attachment;

import org.jspecify.annotations.NullMarked;
