package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.wired.Wired;
import java.util.Optional;

/** What the database alone lists and counts: the part of the search that is the registry's. */
public final class Listing {
    private Listing() {}

    public static Page<SkillRow> of(Actor actor, SkillQuery query, PageRequest page) {
        SkillMatches matches = Wired.bean(SkillMatches.class);
        return matches.page(matches.sought(actor, query), Optional.empty(), page);
    }

    static long count(Actor actor, SkillQuery query) {
        SkillMatches matches = Wired.bean(SkillMatches.class);
        return matches.count(matches.sought(actor, query));
    }
}
