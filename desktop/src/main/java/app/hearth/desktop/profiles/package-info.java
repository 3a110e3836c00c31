/// Who is using this desktop: first start, sign-in, unlock.
@NullMarked
package app.hearth.desktop.profiles;

import org.jspecify.annotations.NullMarked;
