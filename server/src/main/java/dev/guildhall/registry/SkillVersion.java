package dev.guildhall.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published version as far as it changes: its state and the reasons for it. The bytes and what was read from them
 * never change and are no part of this. The verdict follows from what scans find and reviewers say.
 *
 * <p>{@code live ⇄ held} and {@code any → revoked → live} by reviewers, {@code live|held → yanked → back} by the owner's members. A hold outlives a yank:
 * restoring a version that was held brings it back held.
 */
@Entity
@Table(name = "skill_version")
class SkillVersion {
    static final String LIVE = "live";
    static final String HELD = "held";
    static final String YANKED = "yanked";
    static final String REVOKED = "revoked";

    @Id
    @SuppressWarnings("UnusedVariable")
    private UUID id;

    @Column(name = "skill_id", updatable = false)
    @SuppressWarnings("UnusedVariable")
    private UUID skill;

    @Column(updatable = false)
    @SuppressWarnings("UnusedVariable")
    private String version;

    private String state;
    private @Nullable String deprecated;
    private @Nullable String reason;

    @Column(name = "hold_reason")
    private @Nullable String holdReason;

    @SuppressWarnings("UnusedVariable")
    private String verdict;

    @Version
    @Column(name = "row_version")
    @SuppressWarnings("UnusedVariable")
    private int rowVersion;

    @SuppressWarnings("NullAway.Init")
    protected SkillVersion() {}

    /** @return whether anything changed; so do all of these */
    boolean deprecate(String why) {
        if (deprecated != null) {
            return false;
        }
        deprecated = why;
        return true;
    }

    boolean yank(String why) {
        if (state.equals(YANKED) || state.equals(REVOKED)) {
            return false;
        }
        state = YANKED;
        reason = why;
        return true;
    }

    /** Undoes a yank; on a version that is not yanked, undoes a deprecation. */
    boolean restore() {
        if (state.equals(YANKED)) {
            state = holdReason == null ? LIVE : HELD;
            reason = holdReason;
            return true;
        }
        boolean changes = deprecated != null;
        deprecated = null;
        return changes;
    }

    boolean hold(String why) {
        if (holdReason != null) {
            return false;
        }
        holdReason = why;
        verdict = Verdict.SUSPICIOUS;
        if (state.equals(LIVE)) {
            state = HELD;
            reason = why;
        }
        return true;
    }

    boolean release() {
        if (holdReason == null) {
            return false;
        }
        holdReason = null;
        verdict = Verdict.WARNED;
        if (state.equals(HELD) || state.equals(REVOKED)) {
            state = LIVE;
            reason = null;
        }
        return true;
    }

    /** For good: only a release brings it back, neither its owner's members nor a restore do. */
    boolean revoke(String why) {
        if (state.equals(REVOKED)) {
            return false;
        }
        state = REVOKED;
        reason = why;
        holdReason = why;
        verdict = Verdict.MALICIOUS;
        return true;
    }

    /** A scan with newer rules; what a reviewer refused stays refused, what is held stays held. */
    void judged(String found) {
        if (holdReason == null) {
            verdict = found;
        }
    }

    boolean revoked() {
        return state.equals(REVOKED);
    }

    boolean live() {
        return state.equals(LIVE);
    }

    /** For the record: what it is now. */
    Map<String, String> described() {
        Map<String, String> now = new HashMap<>(Map.of("state", state));
        if (deprecated != null) {
            now.put("deprecated", deprecated);
        }
        if (reason != null) {
            now.put("because", reason);
        }
        return now;
    }
}
