package app.hearth.desktop.about;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The program in facts. For the UI thread.
public final class AboutViewModel {
    private final String version;
    private final Path dataDir;
    private final Consumer<String> opener;

    /// `opener` hands an address to the system: a folder to its file manager, a page to the browser.
    public AboutViewModel(Path dataDir, Consumer<String> opener) {
        this.version = Optional.ofNullable(AboutViewModel.class.getPackage().getImplementationVersion())
                .orElse("");
        this.dataDir = dataDir.toAbsolutePath().normalize();
        this.opener = opener;
    }

    /// Empty when the program runs from what a compiler has just made.
    String version() {
        return version;
    }

    /// Where everything is kept.
    String dataFolder() {
        return dataDir.toString();
    }

    void openDataFolder() {
        opener.accept(dataDir.toUri().toString());
    }

    List<Library> libraries() {
        return Library.all();
    }

    void open(Library library) {
        opener.accept(library.page());
    }
}
