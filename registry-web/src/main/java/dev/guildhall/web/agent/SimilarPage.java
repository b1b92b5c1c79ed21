package dev.guildhall.web.agent;

import dev.guildhall.agents.SimilarGroup;
import dev.guildhall.web.layout.Chrome;
import java.util.List;

/** Agents that are nearly the same, in groups. */
public record SimilarPage(Chrome chrome, List<SimilarGroup> groups) {
    public SimilarPage {
        groups = List.copyOf(groups);
    }
}
