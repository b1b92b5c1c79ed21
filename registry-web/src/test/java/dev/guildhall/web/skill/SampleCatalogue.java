package dev.guildhall.web.skill;

import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.search.FacetValue;
import dev.guildhall.search.SearchAnswer;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.agent.SampleAgent;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The catalogue of skills in samples. */
final class SampleCatalogue {
    private static final Instant NOW = SamplePages.NOW;

    private SampleCatalogue() {}

    static View catalogue(List<SkillRow> rows, CatalogFilter filter) {
        return new View("skill/catalogue.jte", page(rows, filter));
    }

    static CatalogPage page(List<SkillRow> rows, CatalogFilter filter) {
        Chrome chrome = SamplePages.chrome(Nav.CATALOGUE, "Catalogue", Twin.of(filter.api()))
                .searching(filter.q(), "filters");
        return new CatalogPage(
                chrome,
                filter,
                new SearchAnswer(
                        rows,
                        Optional.empty(),
                        rows.size(),
                        filter.q().isEmpty() ? SearchAnswer.TEXT : SearchAnswer.TEXT_AND_MEANING,
                        filter.none() && rows.isEmpty() ? Map.of() : facets(filter),
                        rows.isEmpty() && !filter.chosen().isEmpty() ? Map.of("licence", 12L) : Map.of()),
                SamplePages.owners(),
                rows.size() > 2 ? Optional.of("/skills?cursor=x") : Optional.empty(),
                SampleAgent.fits(filter.agent()));
    }

    static Map<String, List<FacetValue>> facets(CatalogFilter filter) {
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        facet(
                facets,
                filter,
                SkillFacet.HARNESS,
                "claude-code",
                "codex",
                "copilot",
                "gemini-cli",
                "inline",
                "openclaw",
                "opencode",
                "pi");
        facet(
                facets,
                filter,
                SkillFacet.CATEGORY,
                "code",
                "documents",
                "operations",
                "a-category-with-a-very-long-name-indeed");
        facet(facets, filter, SkillFacet.OWNER, "acme", "docs-guild", "platform-team");
        facet(facets, filter, SkillFacet.LICENCE, "Apache-2.0", "MIT");
        facet(facets, filter, SkillFacet.VERDICT, "passed", "passed-with-warnings");
        facet(facets, filter, SkillFacet.RISK, "low", "medium", "high");
        facet(facets, filter, SkillFacet.STATE, "live", "deprecated", "yanked");
        facet(
                facets,
                filter,
                SkillFacet.KEYWORD,
                "pdf",
                "review",
                "git",
                "tests",
                "sql",
                "docs",
                "json",
                "yaml",
                "helm");
        return facets;
    }

    static void facet(Map<String, List<FacetValue>> facets, CatalogFilter filter, SkillFacet facet, String... values) {
        List<FacetValue> counted = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            boolean chosen = filter.chosen().getOrDefault(facet, List.of()).contains(values[i]);
            counted.add(new FacetValue(values[i], 1_240 / (i + 1), chosen));
        }
        facets.put(facet.label(), counted);
    }

    static List<SkillRow> rows() {
        return List.of(
                row(
                        "acme",
                        "code-reviewer",
                        "live",
                        "Reviews a pull request for correctness, tests and breaking changes; comments line by line.",
                        23_118),
                row(
                        "platform-team",
                        "dependency-audit",
                        "deprecated",
                        "Checks lock files against known vulnerabilities and proposes the smallest safe upgrade.",
                        4_402),
                row(
                        "docs-guild",
                        "changelog-writer",
                        "live",
                        "Writes release notes in the house style from merged pull requests and their labels.",
                        1),
                row(
                        "community",
                        "a-skill-with-quite-a-long-name-that-has-to-wrap-on-a-phone",
                        "held",
                        "Draws sequence and flow diagrams from a description.",
                        0));
    }

    static SkillRow row(String owner, String name, String state, String description, long downloads) {
        return new SkillRow(
                new UUID(3, name.hashCode()),
                owner,
                name,
                name,
                description,
                state.equals("held") ? Optional.empty() : Optional.of("1.5.0"),
                Optional.of("code"),
                Optional.of("Apache-2.0"),
                List.of("review"),
                state,
                state.equals("held") ? "suspicious" : "passed",
                "medium",
                14,
                downloads,
                new ContextTokens(118, 3_140),
                NOW.minusSeconds(200_000));
    }
}
