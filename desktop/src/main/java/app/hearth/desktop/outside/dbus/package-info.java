/// The D-Bus interfaces of a Linux desktop's tray, menus and notifications, as the library wants them: public, because
/// it reads them by reflection.
@NullMarked
package app.hearth.desktop.outside.dbus;

import org.jspecify.annotations.NullMarked;
