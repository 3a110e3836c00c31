package app.hearth.desktop.account;

import app.hearth.common.account.DeviceSession;
import app.hearth.common.account.SessionId;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/// One signed-in device in the list. For the UI thread.
final class DeviceRow {
    private final SessionId id;
    private final String name;
    private final String detail;
    private final boolean current;
    private final BooleanProperty asking = new SimpleBooleanProperty(false);

    DeviceRow(DeviceSession session, Moments moments) {
        ResourceBundle texts = Views.texts(DeviceRow.class);
        String given = session.deviceName();
        String address = session.ip();
        id = session.id();
        current = session.current();
        name = given == null || given.isBlank() ? texts.getString("device.unnamed") : given;
        String seen = MessageFormat.format(texts.getString("device.seen"), moments.of(session.lastUsedAt()));
        detail = address == null || address.isBlank() ? seen : seen + "  ·  " + address;
    }

    SessionId id() {
        return id;
    }

    String name() {
        return name;
    }

    /// When it was last seen, and where.
    String detail() {
        return detail;
    }

    /// Whether it is the one the person sits at.
    boolean current() {
        return current;
    }

    /// Whether the person is being asked if they mean it.
    BooleanProperty asking() {
        return asking;
    }
}
