package dev.guildhall.search;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.FitsOfAgents;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillQuery;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The search over HTTP. A facet's parameter may be repeated: a skill then has one of the values. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class SearchResource {
    private final Search search;
    private final FitsOfAgents fits;
    private final CurrentActor actor;

    @Inject
    public SearchResource(Search search, FitsOfAgents fits, CurrentActor actor) {
        this.search = search;
        this.fits = fits;
        this.actor = actor;
    }

    /** @param facets whether to count, for each facet, what narrowing by it would list */
    @GET
    @Requires(Permission.SKILLS_READ)
    public Object search(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("harness") List<String> harness,
            @QueryParam("category") List<String> category,
            @QueryParam("owner") List<String> owner,
            @QueryParam("licence") List<String> licence,
            @QueryParam("license") List<String> license,
            @QueryParam("verdict") List<String> verdict,
            @QueryParam("risk") List<String> risk,
            @QueryParam("state") List<String> state,
            @QueryParam("keyword") List<String> keyword,
            @QueryParam("sort") @Nullable String sort,
            @QueryParam("facets") @DefaultValue("false") boolean facets,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Map<SkillFacet, List<String>> chosen = new EnumMap<>(SkillFacet.class);
        chosen.put(SkillFacet.HARNESS, harness);
        chosen.put(SkillFacet.CATEGORY, category);
        chosen.put(SkillFacet.OWNER, owner.stream().map(SearchResource::bare).toList());
        // As skill.yaml spells it, too.
        chosen.put(
                SkillFacet.LICENCE,
                Stream.concat(licence.stream(), license.stream()).toList());
        chosen.put(SkillFacet.VERDICT, verdict);
        chosen.put(SkillFacet.RISK, risk);
        chosen.put(SkillFacet.STATE, state);
        chosen.put(SkillFacet.KEYWORD, keyword);
        Optional<String> order = Optional.ofNullable(sort).map(String::strip).filter(text -> !text.isEmpty());
        SkillQuery query = new SkillQuery(q, chosen, order);
        SearchAnswer answer = search.answer(actor.known(), query, PageRequest.of(limit, cursor), facets);
        return agent == null || agent.isBlank()
                ? answer
                : FittedAnswer.of(answer, fits.fits(actor.known(), agent, answer.items()));
    }

    private static String bare(String owner) {
        return owner.startsWith("@") ? owner.substring(1) : owner;
    }
}
