package app.hearth.server.mail;

/// A letter in plain text to one address. Printing it shows neither.
public record Letter(String to, String subject, String text) {
    @Override
    public String toString() {
        return "Letter[REDACTED]";
    }
}
