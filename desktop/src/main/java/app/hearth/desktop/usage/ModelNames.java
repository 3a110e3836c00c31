package app.hearth.desktop.usage;

/// What people call the models.
@FunctionalInterface
public interface ModelNames {
    /// The name of a model of a provider; its id when nobody knows another.
    String of(String provider, String model);
}
