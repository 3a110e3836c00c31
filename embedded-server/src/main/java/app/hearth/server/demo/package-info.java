/// A provider with canned answers that speaks the same protocol as a real one, over a real connection. Nothing outside
/// this package knows that it exists but who starts it: it is reached by its address like any other provider.
@NullMarked
package app.hearth.server.demo;

import org.jspecify.annotations.NullMarked;
