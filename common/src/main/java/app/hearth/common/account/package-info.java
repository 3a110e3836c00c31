/// Who signs in: profiles, sessions and the tokens that stand for them, as they travel on the wire.
@NullMarked
package app.hearth.common.account;

import org.jspecify.annotations.NullMarked;
