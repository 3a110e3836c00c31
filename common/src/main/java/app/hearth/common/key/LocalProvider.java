package app.hearth.common.key;

/// A provider that answers on the machine of the server, ready to be used without a key.
///
/// @param baseUrl what to save it with
/// @param version what it says of itself
/// @param models how many models it has; with none there is nobody to ask yet
public record LocalProvider(String provider, String baseUrl, String version, int models) {}
