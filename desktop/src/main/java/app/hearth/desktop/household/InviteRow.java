package app.hearth.desktop.household;

import app.hearth.common.account.ProfileId;
import app.hearth.common.household.Invite;
import app.hearth.common.household.InviteId;
import app.hearth.common.household.InviteState;
import app.hearth.desktop.fx.Moments;
import app.hearth.desktop.fx.Views;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// One invitation in the list.
///
/// @param title for whom it is
/// @param detail when it was made, by whom, and until when it is good or was
/// @param state what became of it; empty while it is open
record InviteRow(InviteId id, String title, String detail, String state, boolean open) {
    static InviteRow of(Invite invite, Map<ProfileId, String> names, Moments moments) {
        ResourceBundle texts = Views.texts(InviteRow.class);
        String note = invite.note();
        String title = note == null ? texts.getString("invite.unnamed") : note;
        String maker = name(invite.createdBy(), names, texts);
        String made = said(texts, "invite.made", moments.of(invite.createdAt()), maker);
        String until = said(texts, "invite.until", moments.of(invite.expiresAt()));
        boolean open = invite.state() == InviteState.OPEN;
        String state = switch (invite.state()) {
            case OPEN -> "";
            case USED -> said(texts, "invite.used", name(invite.usedBy(), names, texts));
            case EXPIRED -> texts.getString("invite.expired");
            case REVOKED -> texts.getString("invite.revoked");
        };
        Instant used = invite.usedAt();
        String last = used == null ? until : said(texts, "invite.used.at", moments.of(used));
        return new InviteRow(invite.id(), title, (open || used != null) ? last + "  ·  " + made : made, state, open);
    }

    private static String name(@Nullable ProfileId who, Map<ProfileId, String> names, ResourceBundle texts) {
        return who == null ? texts.getString("name.gone") : names.getOrDefault(who, texts.getString("name.gone"));
    }

    private static String said(ResourceBundle texts, String key, String... words) {
        return MessageFormat.format(texts.getString(key), (Object[]) words);
    }
}
