package dev.guildhall.web.skill;

import dev.guildhall.platform.PageRequest;
import dev.guildhall.registry.SkillFacet;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query of the catalogue's address. */
public class CatalogParameters {
    @QueryParam("q")
    @DefaultValue("")
    private String q = "";

    @QueryParam("harness")
    private List<String> harness = List.of();

    @QueryParam("category")
    private List<String> category = List.of();

    @QueryParam("owner")
    private List<String> owner = List.of();

    @QueryParam("licence")
    private List<String> licence = List.of();

    /** As skill.yaml spells it. */
    @QueryParam("license")
    private List<String> license = List.of();

    @QueryParam("verdict")
    private List<String> verdict = List.of();

    @QueryParam("risk")
    private List<String> risk = List.of();

    @QueryParam("state")
    private List<String> state = List.of();

    @QueryParam("keyword")
    private List<String> keyword = List.of();

    @QueryParam("sort")
    @DefaultValue("")
    private String sort = "";

    @QueryParam("limit")
    private @Nullable Integer limit;

    @QueryParam("agent")
    @DefaultValue("")
    private String agent = "";

    @QueryParam("cursor")
    @DefaultValue("")
    private String cursor = "";

    CatalogFilter filter() {
        Map<SkillFacet, List<String>> chosen = new EnumMap<>(SkillFacet.class);
        chosen.put(SkillFacet.HARNESS, harness);
        chosen.put(SkillFacet.CATEGORY, category);
        chosen.put(
                SkillFacet.OWNER,
                owner.stream()
                        .map(name -> name.startsWith("@") ? name.substring(1) : name)
                        .toList());
        chosen.put(
                SkillFacet.LICENCE,
                Stream.concat(licence.stream(), license.stream()).toList());
        chosen.put(SkillFacet.VERDICT, verdict);
        chosen.put(SkillFacet.RISK, risk);
        chosen.put(SkillFacet.STATE, state);
        chosen.put(SkillFacet.KEYWORD, keyword);
        return new CatalogFilter(q, chosen, sort, Optional.ofNullable(limit), agent.strip());
    }

    PageRequest rows() {
        return PageRequest.of(limit, cursor);
    }
}
