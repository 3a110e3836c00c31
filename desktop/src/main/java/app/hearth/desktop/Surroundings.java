package app.hearth.desktop;

import app.hearth.desktop.fx.Background;
import app.hearth.desktop.keyboard.KeyMap;
import app.hearth.desktop.outside.Outside;
import app.hearth.desktop.profiles.Profiles;
import app.hearth.desktop.settings.DesktopSettings;
import app.hearth.desktop.settings.WindowViewModel;
import app.hearth.desktop.shell.Idleness;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// What is around a person and stays when they go.
///
/// @param quick the window for a quick question
record Surroundings(
        Profiles profiles,
        Background background,
        WindowViewModel habits,
        KeyMap keys,
        DesktopSettings settings,
        Idleness idleness,
        Consumer<String> browser,
        Path dataDir,
        Optional<URI> demoProvider,
        Clocks clocks,
        Outside outside,
        DressedWindow quick) {}
