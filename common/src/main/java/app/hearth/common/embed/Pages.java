package app.hearth.common.embed;

import java.util.Set;

/// Which web pages may call a server from a browser, and how they stay signed in; immutable.
///
/// @param origins values of `Origin` that are let in (`https://chat.home`); no page of any other is
/// @param cookies whether a page's refresh token goes into a cookie that its scripts cannot read, instead of the answer
public record Pages(Set<String> origins, boolean cookies) {
    public static final Pages NONE = new Pages(Set.of(), false);

    public Pages {
        origins = Set.copyOf(origins);
    }
}
