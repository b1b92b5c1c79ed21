package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Answers what publishing a version would come to. */
@Service
class DryRun {
    private final SkillStore skills;
    private final Channels channels;

    @Inject
    DryRun(SkillStore skills, Channels channels) {
        this.skills = skills;
        this.channels = channels;
    }

    PublishedVersion answer(Actor actor, NewVersion version) {
        return new PublishedVersion(
                version.owner().name(),
                version.name(),
                version.version(),
                "sha256:" + version.digest(),
                version.hold().isPresent() ? List.of() : expectedChannels(actor, version),
                "dry-run",
                version.verdict(),
                version.risk().level().label(),
                version.findings(),
                version.fitting().fits(),
                version.fitting().tokens());
    }

    private List<String> expectedChannels(Actor actor, NewVersion version) {
        TreeSet<String> expected = new TreeSet<>();
        boolean release = !VersionKey.isPrerelease(version.version());
        if (version.channel().filter(Channels.LATEST::equals).isPresent() && !release) {
            throw Channels.notLatest(version.version());
        }
        version.channel().ifPresent(expected::add);
        Optional<String> highest = skills.find(
                        actor.organisation(), version.owner().name(), version.name())
                .flatMap(skill -> channels.highest(skill.id()));
        boolean higher = highest.map(VersionKey::of)
                .filter(key -> key.compareTo(VersionKey.of(version.version())) > 0)
                .isEmpty();
        if (release && higher) {
            expected.add(Channels.LATEST);
        }
        return List.copyOf(expected);
    }
}
