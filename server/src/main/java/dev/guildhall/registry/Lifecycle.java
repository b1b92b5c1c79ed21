package dev.guildhall.registry;

import dev.guildhall.audit.Audit;
import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Deprecate, yank and restore versions, hold, release and revoke them, move channels. A yanked version stays downloadable by
 * exact version. {@code lock skill → change version → channels follow → audit → event}; asking twice changes nothing.
 */
@Service
public class Lifecycle {
    private final EntityManager entities;
    private final Owners owners;
    private final SkillStore skills;
    private final VersionReads versions;
    private final SkillReads reads;
    private final Channels channels;
    private final FourEyes fourEyes;
    private final Audit audit;
    private final Event<Object> events;

    @Inject
    Lifecycle(
            EntityManager entities,
            Owners owners,
            SkillStore skills,
            VersionReads versions,
            SkillReads reads,
            Channels channels,
            FourEyes fourEyes,
            Audit audit,
            Event<Object> events) {
        this.entities = entities;
        this.owners = owners;
        this.skills = skills;
        this.versions = versions;
        this.reads = reads;
        this.channels = channels;
        this.fourEyes = fourEyes;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public VersionRow deprecate(Actor actor, String owner, String name, String version, @Nullable String reason) {
        requireManage(actor, owner);
        String why = Reason.given(reason).orElse("Deprecated by its owner.");
        return change(
                actor,
                owner,
                name,
                version,
                "skill.deprecated",
                Optional.of(why),
                v -> v.deprecate(why),
                skill -> new SkillVersionDeprecated(skill.organisation(), owner, name, version, why));
    }

    @Transactional
    public VersionRow yank(Actor actor, String owner, String name, String version, @Nullable String reason) {
        requireManage(actor, owner);
        String why = Reason.required(reason, "yank", "People who rely on the version read it.");
        return change(
                actor,
                owner,
                name,
                version,
                "skill.yanked",
                Optional.of(why),
                v -> v.yank(why),
                skill -> new SkillVersionYanked(skill.organisation(), owner, name, version, why));
    }

    @Transactional
    public VersionRow restore(Actor actor, String owner, String name, String version, @Nullable String reason) {
        requireManage(actor, owner);
        Optional<String> why = Reason.given(reason);
        return change(
                actor,
                owner,
                name,
                version,
                "skill.restored",
                why,
                SkillVersion::restore,
                skill -> new SkillVersionRestored(skill.organisation(), owner, name, version, why));
    }

    @Transactional
    public VersionRow hold(Actor actor, String owner, String name, String version, @Nullable String reason) {
        actor.require(Permission.SKILLS_REVIEW);
        String why = Reason.required(reason, "hold", "The owner's members read it.");
        return change(
                actor,
                owner,
                name,
                version,
                "skill.held",
                Optional.of(why),
                v -> v.hold(why),
                skill -> new SkillVersionHeld(
                        skill.organisation(), owner, name, version, why, Optional.of(actor.login())));
    }

    @Transactional
    public VersionRow release(Actor actor, String owner, String name, String version, @Nullable String reason) {
        actor.require(Permission.SKILLS_REVIEW);
        Optional<String> why = Reason.given(reason);
        return change(
                actor,
                owner,
                name,
                version,
                fourEyes.require(actor, owner, name, version) ? "skill.released-alone" : "skill.released",
                why,
                SkillVersion::release,
                skill -> new SkillVersionReleased(skill.organisation(), owner, name, version, why, actor.login()));
    }

    /** Refuses this version for good: see {@link SkillVersion#revoke}. 403 {@code own-work} to whoever published it. */
    @Transactional
    public VersionRow revoke(Actor actor, String owner, String name, String version, @Nullable String reason) {
        actor.require(Permission.SKILLS_REVIEW);
        String why = Reason.required(reason, "revoke", "The owner's members and everybody who asks for it read it.");
        return change(
                actor,
                owner,
                name,
                version,
                fourEyes.require(actor, owner, name, version) ? "skill.revoked-alone" : "skill.revoked",
                Optional.of(why),
                v -> v.revoke(why),
                skill -> new SkillVersionRevoked(skill.organisation(), owner, name, version, why, actor.login()));
    }

    /** 422 when {@code latest} would point at a yanked, held or pre-release version. */
    @Transactional
    public SkillDetail moveChannel(Actor actor, String owner, String name, String channel, String version) {
        requireManage(actor, owner);
        Channels.requireName(channel);
        SkillKey skill = skills.locked(actor, owner, name);
        VersionRow target = versions.exact(skill, version).row();
        if (!target.channels().contains(channel)) {
            if (channel.equals(Channels.LATEST)) {
                channels.pointLatest(skill.id(), version);
            } else if (target.state().equals(SkillVersion.LIVE)) {
                channels.point(skill.id(), channel, version);
            } else {
                throw RegistryProblem.CHANNEL_REFUSED.because("%s is %s; a channel points at live versions only."
                        .formatted(skill.title(version), target.state()));
            }
            channels.follow(skill.id());
            audit.append(actor, "skill.channel-moved", skill.title(version), Map.of("channel", channel));
        }
        return reads.detail(actor, owner, name);
    }

    /** 403 {@code own-work} to whoever published the version, unless nobody else there may review. */
    public void requireOthersWork(Actor actor, String owner, String name, String version) {
        boolean unused = fourEyes.require(actor, owner, name, version);
    }

    private void requireManage(Actor actor, String owner) {
        actor.require(Permission.SKILLS_MANAGE);
        owners.publishable(actor, owner);
    }

    private interface Announcement {
        Object of(SkillKey skill);
    }

    private VersionRow change(
            Actor actor,
            String owner,
            String name,
            String version,
            String action,
            Optional<String> reason,
            Predicate<SkillVersion> changing,
            Announcement announcement) {
        SkillKey skill = skills.locked(actor, owner, name);
        SkillVersion changed = versions.entity(skill, version);
        if (changed.revoked() && (action.equals("skill.yanked") || action.equals("skill.restored"))) {
            throw RegistryProblem.WRONG_STATE.because(
                    "%s is revoked; only a reviewer's release brings it back. Members of @%s may appeal on its Security page."
                            .formatted(skill.title(version), owner));
        }
        if (changing.test(changed)) {
            entities.flush();
            channels.follow(skill.id());
            Map<String, String> details = new HashMap<>(changed.described());
            reason.ifPresent(why -> details.put("reason", why));
            audit.append(actor, action, skill.title(version), details);
            events.fire(announcement.of(skill));
        }
        return versions.exact(skill, version).row();
    }
}
