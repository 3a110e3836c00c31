@NullMarked
package app.hearth.desktop.account;

import org.jspecify.annotations.NullMarked;
