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
 * <p>A hold (by scans and reviewers) and a yank (by the owner's members) are two facts, and neither undoes the other. The
 * state follows from them, the gravest first: {@code revoked, held, yanked, live}. So whoever asks whether bytes may be
 * read asks the state alone.
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

    @Column(name = "yank_reason")
    private @Nullable String yankReason;

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
        if (yankReason != null) {
            return false;
        }
        yankReason = why;
        settle(state.equals(REVOKED));
        return true;
    }

    /** Undoes a yank; on a version that is not yanked, undoes a deprecation. */
    boolean restore() {
        if (yankReason != null) {
            yankReason = null;
            settle(state.equals(REVOKED));
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
        settle(false);
        return true;
    }

    /** Says the same hold in other words; what a person wrote stays. */
    void reword(String begins, String why) {
        if (state.equals(HELD) && reason != null && reason.startsWith(begins)) {
            holdReason = why;
            settle(false);
        }
    }

    boolean release() {
        if (holdReason == null) {
            return false;
        }
        holdReason = null;
        verdict = Verdict.WARNED;
        settle(false);
        return true;
    }

    /** For good: only a release brings it back, neither its owner's members nor a restore do. */
    boolean revoke(String why) {
        if (state.equals(REVOKED)) {
            return false;
        }
        holdReason = why;
        verdict = Verdict.MALICIOUS;
        settle(true);
        return true;
    }

    private void settle(boolean revoked) {
        if (holdReason != null) {
            state = revoked ? REVOKED : HELD;
            reason = holdReason;
        } else {
            state = yankReason == null ? LIVE : YANKED;
            reason = yankReason;
        }
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

    boolean held() {
        return state.equals(HELD);
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
        if (yankReason != null) {
            now.put("yanked", yankReason);
        }
        return now;
    }
}
