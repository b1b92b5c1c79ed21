package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.agents.Agents;
import dev.guildhall.platform.Service;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads what all tabs of an agent share. */
@Service
class AgentHeads {
    private final Frame frame;
    private final Agents agents;

    @Inject
    AgentHeads(Frame frame, Agents agents) {
        this.frame = frame;
        this.agents = agents;
    }

    AgentHead head(String name, AgentTab tab, String note) {
        AgentDetail agent = agents.detail(frame.actor(), name);
        AgentAddress address = new AgentAddress(agent.name());
        return new AgentHead(chrome(agent, tab, twin(address, tab)), address, agent, tab, Note.ofSlug(note));
    }

    /** The harness tab is about one harness, which the twin and the command name. */
    AgentHead harness(AgentHead head, String harness, String stage, boolean planned) {
        AgentAddress address = head.address();
        String json = planned ? address.plan(harness, stage) : address.api() + "/harnesses";
        String install = "./guildhall install " + address.name() + " --harness " + harness
                + (stage.equals("current") ? "" : " --stage " + stage) + " --into .";
        Twin twin = planned ? new Twin(Optional.of(json), Optional.of(install)) : Twin.of(json);
        return head.framed(chrome(head.agent(), AgentTab.HARNESS, twin));
    }

    private Chrome chrome(AgentDetail agent, AgentTab tab, Twin twin) {
        String title = tab == AgentTab.OVERVIEW ? agent.name() : agent.name() + " · " + tab.label();
        return frame.of(Nav.AGENTS, title + ", agent", twin);
    }

    private static Twin twin(AgentAddress address, AgentTab tab) {
        String api = address.api();
        return switch (tab) {
            case OVERVIEW -> Twin.of(api);
            case SKILLS ->
                new Twin(
                        Optional.of(api + "/lock"),
                        Optional.of("./guildhall upgrade " + address.name() + " --dry-run"));
            case HARNESS -> Twin.of(api + "/harnesses");
            case EFFECTIVE -> Twin.of(api + "/effective");
            case VERSIONS -> Twin.of(api + "/versions");
        };
    }
}
