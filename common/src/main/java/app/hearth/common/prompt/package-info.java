/// What goes to a model besides the messages: standing prompts, and presets of prompt, model and parameters.
@NullMarked
package app.hearth.common.prompt;

import org.jspecify.annotations.NullMarked;
