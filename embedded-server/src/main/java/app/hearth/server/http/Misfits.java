package app.hearth.server.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/// Says in a sentence why a field does not fit, without the names of our classes.
final class Misfits {
    private Misfits() {}

    static String sentence(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "This field is not known here.";
        }
        if (e instanceof InvalidNullException) {
            return "This field must have a value.";
        }
        String message = String.valueOf(e.getOriginalMessage());
        return message.startsWith("Missing required creator property")
                ? "This field is missing."
                : "This field has a value of the wrong type.";
    }
}
