package dev.guildhall.web.layout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What just happened, told once on the page that follows a form. The address carries only the name, never the text. */
public enum Note {
    PUBLISHED("Published. Its bytes never change; everybody in your organisation can find and fetch it."),
    PUBLISHED_HELD(
            "Stored, and held for a reviewer: nobody else gets it until it is released. The Security tab says why."),
    ALREADY_PUBLISHED("These very bytes were published before. Nothing changed."),
    DRAFTED("Drafted. Read it and change what is wrong; nothing is published before you do it."),
    DRAFT_SAVED("Saved in the draft, which is kept for another hour. Nothing is published yet."),
    DEPRECATED("Deprecated. It stays usable; everybody who opens or resolves it is told why."),
    YANKED("Yanked. No channel and no range leads to it any more; who pinned it exactly can still fetch it."),
    RESTORED("Restored. Channels and ranges may lead to it again."),
    HELD("Held. Nobody gets it until a reviewer releases it."),
    RELEASED("Released. Channels and ranges may lead to it."),
    RENAMED("Renamed. The old address leads here, and nobody else gets it."),
    GIVEN("The skill has another owner. The old address leads here, and nobody else gets it."),
    ADDRESS_FREED("The earlier address is free for another skill."),
    APPEALED("The appeal is with the reviewers. Their decision stands below when it is made."),
    REFUSED(
            "Refused. Its bytes are served to nobody but reviewers from now on; its owner's members read your reason and may appeal."),
    CHANNEL_MOVED("The channel moved."),
    REVOKED("Revoked. The token is refused from now on."),
    PASSWORD_CHANGED("The password is set. Other browser sessions have ended."),
    OWNER_CREATED("The owner exists. Skills can be published under its name now."),
    OWNER_SAVED("Saved."),
    MEMBER_SAVED("The member is saved."),
    MEMBER_REMOVED("The member is removed and can no longer publish here."),
    TRUST_CHANGED("The trust in this publisher is changed."),
    USER_SAVED("Saved. A changed role counts from the user's next request on."),
    USER_DISABLED("Disabled. The user is signed out everywhere and their tokens are revoked for good."),
    USER_ENABLED("Enabled. The user signs in with their password, or with a new invitation; old tokens stay revoked."),
    TEAM_SAVED("The team is saved."),
    TEAM_MEMBER_ADDED("The user is in the team and may publish under every owner that it holds."),
    TEAM_MEMBER_REMOVED("The user is out of the team and may no longer publish through it."),
    PLUGIN_STARTED("Started. Its tools can be called."),
    PLUGIN_STOPPED("Stopped. Its tools are refused until it is started again."),
    PLUGIN_UNLOADED("Unloaded. It loads again when something uses it."),
    AGENT_DEFINED("Defined. Its skills are locked at exact versions; install it where it is to run."),
    AGENT_SAVED("Saved as a new version. Places where it is installed follow when they are installed again."),
    AGENT_UNCHANGED("This is what was there already. Nothing changed and there is no new version."),
    AGENT_REMOVED("The agent is removed. What is installed of it stays until it is uninstalled there."),
    AGENT_ROLLED_BACK("Rolled back: the definition and the lock of that version are the newest version now."),
    SKILL_ASSIGNED("Assigned, and locked at an exact version with everything it needs."),
    SKILL_UNASSIGNED("Taken away, with what only it needed."),
    LOCK_UPGRADED("Upgraded. Places where the agent is installed follow when they are installed again."),
    LOCK_STAGED("Staged. The lock in use is as it was; try the staged one, then promote or discard it."),
    LOCK_UNCHANGED("Nothing is newer. The lock stays as it is."),
    LOCK_PROMOTED("Promoted: the staged lock is the one in use."),
    LOCK_DISCARDED("Discarded. The lock in use is as it was."),
    HARNESS_CHOSEN("The definition names this harness first now. It takes effect where the agent is installed next."),
    KEY_BLOCKED("Blocked. Every node refuses the key within two seconds; unblock it and it works as before."),
    KEY_UNBLOCKED("Unblocked. The key is accepted again within two seconds."),
    KEY_DELETED("Deleted. The key is refused from now on; its calls and what they cost stay in the figures."),
    BUDGET_SAVED("Saved. Every node keeps to it within two seconds; what was spent in this period counts."),
    PASSWORD_SET("The password is set. Sign in with it."),
    SIGNED_OUT("Signed out. This browser holds no session any more.");

    private final String text;

    Note(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** As it stands in {@code ?note=}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Note> ofSlug(String slug) {
        return Arrays.stream(values()).filter(n -> n.slug().equals(slug)).findFirst();
    }
}
