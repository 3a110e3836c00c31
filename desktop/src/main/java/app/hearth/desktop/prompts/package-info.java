/// What models are told besides the messages: always, in one conversation, and under the name of a preset.
@NullMarked
package app.hearth.desktop.prompts;

import org.jspecify.annotations.NullMarked;
