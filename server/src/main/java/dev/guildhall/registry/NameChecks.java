package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.packages.Finding;
import dev.guildhall.packages.FindingCode;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.LookAlike;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the name of a skill that is to be published or renamed gives to think about. {@code new? free? → like a popular one of somebody else? → finding}.
 *
 * <p>The finding holds the version; a rename, which nobody reviews, is refused instead. Both are so until a version was let pass under the
 * name, and never against the popular owner's own members: who publishes into both owners confuses nobody.
 */
@Service
class NameChecks {
    /** In shorter names one letter makes another word. */
    private static final int SHORTEST = 5;

    private static final int MOST_COMPARED = 2_000;

    private final EntityManager entities;
    private final SkillStore skills;
    private final SkillNames names;
    private final Visibility visibility;
    private final NamingSettings settings;

    @Inject
    NameChecks(
            EntityManager entities,
            SkillStore skills,
            SkillNames names,
            Visibility visibility,
            NamingSettings settings) {
        this.entities = entities;
        this.skills = skills;
        this.names = names;
        this.visibility = visibility;
        this.settings = settings;
    }

    private record Popular(String owner, String name, long downloads) {
        boolean confusedWith(String other) {
            return !name.equals(other)
                    && (LookAlike.oneSlipApart(name, other)
                            || LookAlike.skeleton(name).equals(LookAlike.skeleton(other)));
        }

        String sentence() {
            return "is one slip from @%s/%s, which was fetched %,d times.".formatted(owner, name, downloads);
        }
    }

    /** 422 or 409 when a new skill may not be called so. */
    List<Finding> of(Actor actor, OwnerRow owner, String name) {
        Optional<SkillKey> there = skills.find(actor.organisation(), owner.name(), name);
        if (there.isEmpty()) {
            names.requireFree(actor.organisation(), owner, name, Optional.empty());
        } else if (letPass(there.get())) {
            return List.of();
        }
        return confused(actor, owner, name).map(NameChecks::finding).stream().toList();
    }

    /** 422 when a skill that was published under another name may not be called so. */
    void requireUnlikePopular(Actor actor, SkillKey skill, OwnerRow owner, String name) {
        if (skill.name().equals(name) || letPassAs(skill, name)) {
            return;
        }
        confused(actor, owner, name).ifPresent(popular -> {
            throw RegistryProblem.NAME_CONFUSABLE.because(
                    "%s %s Choose a name that nobody mistakes for it, or publish it as a new skill of this name, which a reviewer looks at."
                            .formatted(name, popular.sentence()),
                    Map.of("existing", "@" + popular.owner() + "/" + popular.name()));
        });
    }

    private Optional<Popular> confused(Actor actor, OwnerRow owner, String name) {
        return popular(actor, owner, name).stream()
                .filter(popular -> popular.confusedWith(name))
                .filter(popular -> !visibility.isMember(actor, popular.owner()))
                .findFirst();
    }

    private boolean letPass(SkillKey skill) {
        return new Sql("select 1 from skill_version where skill_id = ? and state = 'live' limit 1", skill.id())
                .first(entities, row -> true)
                .orElse(false);
    }

    /** Whether it had this name before, and was live with it: a name that was only ever held was let pass by nobody. */
    private boolean letPassAs(SkillKey skill, String name) {
        return new Sql("""
                        select 1 from skill_alias a join skill_version v on v.skill_id = a.skill_id
                        where a.skill_id = ? and a.name = ? and v.state = 'live' and v.published_at <= a.created_at limit 1""", skill.id(), name).first(entities, row -> true).orElse(false);
    }

    private List<Popular> popular(Actor actor, OwnerRow owner, String name) {
        if (name.length() < SHORTEST) {
            return List.of();
        }
        return new Sql("""
                        select owner_name, name, downloads from skill
                        where organisation_id = ? and owner_id <> ? and downloads >= ?
                        order by downloads desc, id desc limit ?""", actor.organisation(), owner.id(), settings.popularDownloads(), MOST_COMPARED)
                .list(entities, row -> new Popular(row.text(0), row.text(1), row.number(2)));
    }

    private static Finding finding(Popular popular) {
        return new Finding(
                FindingCode.CONFUSABLE_NAME.code(),
                FindingCode.CONFUSABLE_NAME.severity(),
                Optional.empty(),
                Optional.empty(),
                "The name " + popular.sentence(),
                "Choose a name that nobody mistakes for it, or tell the reviewer why this one is needed.");
    }
}
