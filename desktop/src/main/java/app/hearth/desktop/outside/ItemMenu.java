package app.hearth.desktop.outside;

import app.hearth.desktop.outside.dbus.DBusMenu;
import app.hearth.desktop.outside.dbus.MenuEntry;
import app.hearth.desktop.outside.dbus.MenuEvent;
import app.hearth.desktop.outside.dbus.MenuProperties;
import app.hearth.desktop.outside.dbus.Two;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// The menu of the icon as a Linux desktop asks for it; it never changes. Entries are numbered from 1. Thread-safe.
final class ItemMenu implements DBusMenu {
    private static final int WHOLE = 0;

    private final List<Tray.Entry> entries;

    ItemMenu(List<Tray.Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public UInt32 version() {
        return new UInt32(3);
    }

    @Override
    public String textDirection() {
        return "ltr";
    }

    @Override
    public String status() {
        return "normal";
    }

    @Override
    public Two<UInt32, MenuEntry> layout(int parent, int depth, List<String> names) {
        List<Variant<?>> below = parent != WHOLE || depth == 0 ? List.of() : all(names);
        return new Two<>(new UInt32(1), new MenuEntry(parent, look(parent, names), below));
    }

    private List<Variant<?>> all(List<String> names) {
        return numbers()
                .<Variant<?>>mapToObj(number ->
                        new Variant<>(new MenuEntry(number, look(number, names), List.of()), MenuEntry.SIGNATURE))
                .toList();
    }

    private IntStream numbers() {
        return IntStream.rangeClosed(1, entries.size());
    }

    private boolean isThere(int id) {
        return id >= WHOLE && id <= entries.size();
    }

    private Map<String, Variant<?>> look(int id, List<String> names) {
        if (!isThere(id)) {
            return Map.of();
        }
        Map<String, Variant<?>> look = id == WHOLE
                ? Map.of("children-display", new Variant<>("submenu"))
                : Map.of("label", new Variant<>(label(entries.get(id - 1).name())));
        return look.entrySet().stream()
                .filter(property -> names.isEmpty() || names.contains(property.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// One underscore would mark the letter after it as its key.
    private static String label(String name) {
        return name.replace("_", "__");
    }

    @Override
    public List<MenuProperties> properties(List<Integer> ids, List<String> names) {
        List<Integer> wanted = ids.isEmpty()
                ? IntStream.rangeClosed(WHOLE, entries.size()).boxed().toList()
                : ids;
        return wanted.stream()
                .filter(this::isThere)
                .map(id -> new MenuProperties(id, look(id, names)))
                .toList();
    }

    @Override
    public Variant<?> property(int id, String name) {
        return look(id, List.of()).getOrDefault(name, new Variant<>(""));
    }

    @Override
    public void happened(int id, String event, Variant<?> data, UInt32 at) {
        if (event.equals("clicked") && id != WHOLE && isThere(id)) {
            entries.get(id - 1).chosen().run();
        }
    }

    @Override
    public List<Integer> allHappened(List<MenuEvent> events) {
        events.forEach(each -> happened(each.id, each.event, each.data, each.at));
        return events.stream().map(each -> each.id).filter(id -> !isThere(id)).toList();
    }

    @Override
    public boolean aboutToShow(int id) {
        return false;
    }

    @Override
    public Two<List<Integer>, List<Integer>> allAboutToShow(List<Integer> ids) {
        return new Two<>(List.of(), ids.stream().filter(id -> !isThere(id)).toList());
    }
}
