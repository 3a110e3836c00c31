package app.hearth.desktop.keyboard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything the program does at a stroke of keys, and by which ones when nobody has chosen others. The first of
/// several is the one that is shown; the others are what other keyboards have in its place.
public enum CommandId {
    NEW(Group.PROGRAM, "Shortcut+N"),
    QUICK(Group.PROGRAM, "Shift+Shortcut+N"),
    PALETTE(Group.PROGRAM, "Shortcut+K"),
    RECENT(Group.PROGRAM, numbers()),
    SETTINGS(Group.PROGRAM, "Shortcut+Comma"),
    KEYBOARD(Group.PROGRAM, "F1 or Shortcut+Slash"),
    LOCK(Group.PROGRAM, "Shortcut+L"),
    OTHERS(Group.PROGRAM, ""),
    SIGN_OUT(Group.PROGRAM, ""),
    USAGE(Group.PROGRAM, ""),
    ABOUT(Group.PROGRAM, ""),
    SEND(Group.CONVERSATION, "Enter or Shortcut+Enter"),
    NEW_LINE(Group.CONVERSATION, "Shift+Enter"),
    STOP(Group.CONVERSATION, "Esc"),
    EDIT_LAST(Group.CONVERSATION, "Up"),
    EARLIER_SIBLING(Group.CONVERSATION, "Alt+Left"),
    LATER_SIBLING(Group.CONVERSATION, "Alt+Right"),
    BRANCHES(Group.CONVERSATION, "Shortcut+B"),
    COMPARE(Group.CONVERSATION, "Shift+Shortcut+B"),
    COUNCIL(Group.CONVERSATION, "Shift+Shortcut+K"),
    FIND(Group.CONVERSATION, "Shortcut+F"),
    FIND_NEXT(Group.CONVERSATION, "F3"),
    FIND_PREVIOUS(Group.CONVERSATION, "Shift+F3"),
    ZOOM_IN(Group.LOOK, "Shortcut+Plus or Shortcut+Equals or Shift+Shortcut+Equals or Shortcut+Add"),
    ZOOM_OUT(Group.LOOK, "Shortcut+Minus or Shortcut+Subtract"),
    ZOOM_BACK(Group.LOOK, "Shortcut+0 or Shortcut+Numpad 0"),
    LIGHT(Group.LOOK, ""),
    DARK(Group.LOOK, ""),
    SYSTEM(Group.LOOK, "");

    private static final String OR = " or ";

    private final Group group;
    private final String standard;

    CommandId(Group group, String standard) {
        this.group = group;
        this.standard = standard;
    }

    /// What stands together in the list of commands.
    enum Group {
        PROGRAM,
        CONVERSATION,
        LOOK
    }

    private static String numbers() {
        return IntStream.rangeClosed(1, 9)
                .mapToObj(number -> "Shortcut+" + number)
                .collect(Collectors.joining(" or "));
    }

    /// As it is kept in a file and called in the texts.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Group group() {
        return group;
    }

    /// Whether a person may choose other keys: not for those that belong together or to the way one writes.
    boolean isChangeable() {
        return switch (this) {
            case RECENT, SEND, NEW_LINE, STOP -> false;
            default -> true;
        };
    }

    /// The keys when nobody has chosen others. On a Mac, Alt with an arrow goes from word to word where text is
    /// written, so there the Command key goes along.
    List<KeyStroke> standard(boolean mac) {
        return switch (this) {
            case EARLIER_SIBLING -> mac ? strokes("Alt+Shortcut+Left") : strokes(standard);
            case LATER_SIBLING -> mac ? strokes("Alt+Shortcut+Right") : strokes(standard);
            case KEYBOARD -> mac ? strokes(standard).reversed() : strokes(standard);
            default -> strokes(standard);
        };
    }

    private static List<KeyStroke> strokes(String codes) {
        return codes.isEmpty()
                ? List.of()
                : Stream.of(codes.split(OR, -1)).map(KeyStroke::new).toList();
    }
}
