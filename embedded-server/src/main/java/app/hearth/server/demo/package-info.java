/// A provider with canned answers that speaks the same protocol as a real one.
@NullMarked
package app.hearth.server.demo;

import org.jspecify.annotations.NullMarked;
