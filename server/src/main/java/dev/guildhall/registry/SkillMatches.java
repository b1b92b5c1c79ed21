package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Skills that a text matches, as ids, scores and rows: what a search is put together from.
 *
 * <p>{@code among} says which skills are left after narrowing, when there are so few that naming them is quicker.
 */
@Service
public class SkillMatches {
    /** Most matches that are counted. */
    public static final int MOST = SkillSearch.COUNTED;

    private final SkillSearch search;
    private final SkillStore store;
    private final Visibility visibility;

    @Inject
    SkillMatches(SkillSearch search, SkillStore store, Visibility visibility) {
        this.search = search;
        this.store = store;
        this.visibility = visibility;
    }

    /**
     * @param named the text is the skill's whole name
     */
    public record Scored(UUID id, boolean named) {}

    /** Whether the text holds a word to look for. */
    public static boolean hasWords(String text) {
        return !SearchText.of(text).isEmpty();
    }

    /** Skills that the text matches, whatever narrows the list, in any state; at most {@link #MOST}. */
    public Set<UUID> matching(Actor actor, SkillQuery query) {
        SkillFilter everything = SkillFilter.everything(actor.organisation(), seesHeld(actor, query));
        return search.matching(everything, SearchText.of(query.text()));
    }

    /** The best matches by words, best first. */
    public List<Scored> ranked(Actor actor, SkillQuery query, Optional<List<UUID>> among) {
        return search.ranked(filter(actor, query, among), SearchText.of(query.text()));
    }

    public Page<SkillRow> page(Actor actor, SkillQuery query, Optional<List<UUID>> among, PageRequest page) {
        SearchText text = SearchText.of(query.text());
        return search.page(filter(actor, query, among), text, SkillSort.of(query.sort(), !text.isEmpty()), page);
    }

    /** What is sorted by: as asked, else by relevance when there is text and by update when there is none; 422 for another. */
    public static String sort(SkillQuery query) {
        return SkillSort.of(query.sort(), hasWords(query.text())).label();
    }

    /** The rows of these skills in this order; those that are gone, or were hidden meanwhile, are left out. */
    public List<SkillRow> rows(Actor actor, SkillQuery query, List<UUID> ids) {
        return search.rows(filter(actor, query, Optional.of(ids)), ids);
    }

    /** Skills that are held altogether are listed for reviewers, and for members who look at one owner. */
    public boolean seesHeld(Actor actor, SkillQuery query) {
        if (actor.may(Permission.SKILLS_REVIEW)) {
            return true;
        }
        List<String> owners = query.of(SkillFacet.OWNER);
        return owners.size() == 1
                && store.hasAny(actor.organisation(), owners.getFirst())
                && visibility.isMember(actor, owners.getFirst());
    }

    long count(Actor actor, SkillQuery query) {
        return search.count(filter(actor, query, Optional.empty()), SearchText.of(query.text()));
    }

    private SkillFilter filter(Actor actor, SkillQuery query, Optional<List<UUID>> among) {
        return new SkillFilter(actor.organisation(), query.chosen(), seesHeld(actor, query), among);
    }
}
