package app.hearth.desktop.outside;

import java.util.List;

/// The notification centre of macOS, through its script language: the words are arguments, never part of the script. A
/// click is not told. Stateless.
final class MacNotifier implements Notifier {
    @Override
    public boolean tell(Word word, Runnable clicked) {
        return Program.run(command(word));
    }

    static List<String> command(Word word) {
        return List.of(
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                "--",
                word.title(),
                word.text());
    }
}
