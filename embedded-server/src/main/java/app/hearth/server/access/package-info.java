/// Who is calling: the access token, the caller it stands for, and the right to touch one profile's data.
@NullMarked
package app.hearth.server.access;

import org.jspecify.annotations.NullMarked;
