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

    /** A query, and what whoever asks may see. */
    public record Sought(UUID organisation, SkillQuery query, Sight sight) {
        private SkillFilter filter(Optional<List<UUID>> among) {
            return new SkillFilter(organisation, query.chosen(), sight, among);
        }

        private SearchText text() {
            return SearchText.of(query.text());
        }
    }

    public Sought sought(Actor actor, SkillQuery query) {
        return new Sought(actor.organisation(), query, sight(actor, query));
    }

    /** Skills that the text matches, whatever narrows the list, in any state; at most {@link #MOST}. */
    public Set<UUID> matching(Sought sought) {
        return search.matching(SkillFilter.everything(sought.organisation(), sought.sight()), sought.text());
    }

    /**
     * Skills that the text matches within what narrows the list; at most {@link #MOST}. A misspelt word is mended when few are.
     *
     * @param left all that the facets leave, when that is known and quicker than asking for it
     */
    public Set<UUID> matchingWithin(Sought sought, Optional<List<UUID>> left) {
        return search.matching(sought.filter(left), sought.text());
    }

    /** The best matches by words, best first. */
    public List<Scored> ranked(Sought sought, Optional<List<UUID>> among) {
        return search.ranked(sought.filter(among), sought.text());
    }

    public Page<SkillRow> page(Sought sought, Optional<List<UUID>> among, PageRequest page) {
        SearchText text = sought.text();
        SkillSort sort = SkillSort.of(sought.query().sort(), !text.isEmpty());
        return search.page(sought.filter(among), text, sort, page);
    }

    /** What is sorted by: as asked, else by relevance when there is text and by update when there is none; 422 for another. */
    public static String sort(SkillQuery query) {
        return SkillSort.of(query.sort(), hasWords(query.text())).label();
    }

    /** The rows of these skills in this order; those that are gone, or were hidden meanwhile, are left out. */
    public List<SkillRow> rows(Sought sought, List<UUID> ids) {
        return search.rows(sought.filter(Optional.of(ids)), ids);
    }

    /** How many match, counted up to {@link #MOST}. */
    public long count(Sought sought) {
        return search.count(sought.filter(Optional.empty()), sought.text());
    }

    /** Skills that are held or revoked altogether are listed for reviewers, and for members who look at one owner. */
    private Sight sight(Actor actor, SkillQuery query) {
        if (actor.may(Permission.SKILLS_REVIEW)) {
            return Sight.EVERYTHING;
        }
        List<String> owners = query.of(SkillFacet.OWNER);
        boolean own = owners.size() == 1
                && store.hasAny(actor.organisation(), owners.getFirst())
                && visibility.isMember(actor, owners.getFirst());
        return own ? Sight.of(owners.getFirst()) : Sight.NOTHING;
    }
}
