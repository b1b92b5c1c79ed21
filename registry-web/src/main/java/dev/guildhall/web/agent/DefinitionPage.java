package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.packages.Finding;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * A definition in a text field, of an agent that is there or of a new one.
 *
 * @param agent empty for a new one
 * @param revision what the form was filled from
 */
public record DefinitionPage(
        Chrome chrome,
        Optional<AgentDetail> agent,
        String text,
        String revision,
        List<Finding> findings,
        Optional<Refusal> refusal) {
    public DefinitionPage {
        findings = List.copyOf(findings);
    }

    public List<WrittenAgent.Line> lines() {
        return WrittenAgent.lines(text, findings);
    }

    public String action() {
        return agent.map(known -> new AgentAddress(known.name()).edit()).orElse("/agents/new");
    }

    public String curl() {
        String name = agent.map(AgentDetail::name).orElse("NAME");
        return """
                ./guildhall apply -f agent.yaml

                curl -X PUT "$GUILDHALL_URL/api/v1/agents/%s" \\
                  -H "Authorization: Bearer $GUILDHALL_TOKEN" \\
                  -H "Content-Type: application/yaml" \\
                  --data-binary @agent.yaml""".formatted(name);
    }
}
