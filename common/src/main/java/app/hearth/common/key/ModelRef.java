package app.hearth.common.key;

/// Names a model of a provider, whether a key opens it or not.
public record ModelRef(String provider, String model) {}
