package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Precondition;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimilarAgentsTest {
    private static final String INSTRUCTIONS =
            "You review pull requests for mistakes, missing tests and unclear names. Read the whole change first, then say what is wrong, where and how to mend it. Be brief.";
    private final Agents agents = Wired.bean(Agents.class);
    private final SimilarAgents similar = Wired.bean(SimilarAgents.class);
    private final SkillFits fits = Wired.bean(SkillFits.class);
    private final SkillMatches matches = Wired.bean(SkillMatches.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @Test
    void findsTheSameAgentOnSeveralHarnesses() {
        put("reviewer-codex", "description: r\nharness: codex\ninstructions: " + INSTRUCTIONS + "\n");
        put("reviewer-claude", "description: r\nharness: claude-code\ninstructions: " + INSTRUCTIONS + " Thanks.\n");
        put("baker", "description: b\ninstructions: Bake bread every morning before the sun rises and sell it warm.\n");
        List<SimilarGroup> groups = similar.groups(viewer, 10);
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().agents())
                .extracting(AgentRow::name)
                .containsExactly("reviewer-claude", "reviewer-codex");
        assertThat(groups.getFirst().likeness()).isGreaterThanOrEqualTo(60);
        assertThat(groups.getFirst().differences())
                .contains("instructions differ")
                .anyMatch(line -> line.startsWith("harness: ") && line.contains("reviewer-codex codex"));
        assertThat(similar.groups(new Guild().user(Role.VIEWER), 10)).isEmpty();
    }

    @Test
    void saysTheOneThingThatIsMissing() throws IOException {
        publish("stone", "");
        publish("docs", "credentials: [{id: docs_token, env: DOCS_TOKEN, hosts: [docs.mill.test], required: true}]\n");
        publish("mac", "requires: {os: [darwin]}\n");
        publish("wheel", "");
        put("miller", "description: d\nskills: {\"@mill/wheel\": \"*\"}\n");
        Map<String, SkillFit> all = fits.of(
                viewer,
                "miller",
                matches.page(
                                matches.sought(viewer, new SkillQuery("", Map.of(), Optional.empty())),
                                Optional.empty(),
                                PageRequest.first(10))
                        .items());
        assertThat(all.get("@mill/wheel")).isEqualTo(new SkillFit("has", Optional.empty(), Optional.empty()));
        assertThat(all.get("@mill/stone")).isEqualTo(new SkillFit("fits", Optional.empty(), Optional.empty()));
        assertThat(all.get("@mill/docs"))
                .isEqualTo(new SkillFit(
                        "missing",
                        Optional.of("It needs the credential DOCS_TOKEN."),
                        Optional.of("Add credentials: {DOCS_TOKEN: {allowed_host: docs.mill.test}} to the agent.")));
        assertThat(all.get("@mill/mac")).extracting(SkillFit::state).isEqualTo("not");
        assertThat(fits.of(viewer, "miller", "mill", "stone", Optional.empty()).state())
                .isEqualTo("fits");
        Actor smith = guild.authorOf("smithy");
        Guild.publish(smith, Guild.skill("wheel", "Other."), "smithy", "1.0.0");
        assertThat(fits.of(viewer, "miller", "smithy", "wheel", Optional.empty())
                        .missing())
                .contains("The agent has another skill of this name: @mill/wheel.");
    }

    private void publish(String name, String yaml) throws IOException {
        Guild.publish(
                author,
                Guild.skill(name, "Does " + name + ".", "Body.", Map.of("skill.yaml", "schema: guildhall/v1\n" + yaml)),
                "mill",
                "1.0.0");
    }

    private void put(String name, String text) {
        AgentDetail unused = agents.put(author, name, text, Precondition.NONE);
    }
}
