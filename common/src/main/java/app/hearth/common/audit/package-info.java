/// What was done to accounts and keys, as their owners and the admin see it.
@NullMarked
package app.hearth.common.audit;

import org.jspecify.annotations.NullMarked;
