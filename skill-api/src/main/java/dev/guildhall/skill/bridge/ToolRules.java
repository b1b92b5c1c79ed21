package dev.guildhall.skill.bridge;

import dev.guildhall.skill.AgentBlueprint.AgentTools;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.ToolPolicy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through what an agent and its skills may use, first what is allowed, then what is asked for, last what is denied, and
 * remembers what the harness has no word for.
 *
 * <p>A rule must never become wider in other words: leave for one host that a harness can only give for all is not written.
 */
public final class ToolRules {
    /** What a rule says. */
    public enum Decision {
        ALLOW(HarnessCapability.TOOLS_ALLOWED),
        ASK(HarnessCapability.TOOLS_ASKED),
        DENY(HarnessCapability.TOOLS_DENIED);

        private final HarnessCapability capability;

        Decision(HarnessCapability capability) {
            this.capability = capability;
        }
    }

    /** Writes one rule in the harness's words; false when it has none for it. */
    public interface Words {
        boolean write(Decision decision, ToolName tool);
    }

    private final Planning plan;
    private final Map<Decision, List<String>> strange = new EnumMap<>(Decision.class);

    private ToolRules(Planning plan) {
        this.plan = plan;
    }

    /** @param ofSkills what is said of the skills' tools for the whole agent, because the harness reads it nowhere else */
    public static ToolRules of(Planning plan, Set<Decision> ofSkills, Words words) {
        ToolRules rules = new ToolRules(plan);
        AgentTools agent = plan.agent().tools();
        for (Decision decision : Decision.values()) {
            List<String> names = new ArrayList<>(ofAgent(agent, decision));
            if (ofSkills.contains(decision)) {
                plan.skills().forEach(skill -> names.addAll(ofSkill(skill, decision)));
            }
            for (String name : names.stream().distinct().toList()) {
                if (!words.write(decision, ToolName.of(name))) {
                    rules.strange
                            .computeIfAbsent(decision, first -> new ArrayList<>())
                            .add(name);
                }
            }
        }
        return rules;
    }

    /**
     * The same for a harness that asks for whatever is not allowed and has no rule that says so. Leave that covers something
     * to be asked for is not written, because it would never ask.
     */
    public static ToolRules withoutQuestions(Planning plan, Set<Decision> ofSkills, Words words) {
        List<ToolName> asked =
                plan.agent().tools().asked().stream().map(ToolName::of).toList();
        return of(plan, ofSkills, (decision, tool) -> switch (decision) {
            case ALLOW -> asked.stream().noneMatch(tool::covers) && words.write(decision, tool);
            case ASK -> true;
            case DENY -> words.write(decision, tool);
        });
    }

    private static List<String> ofAgent(AgentTools tools, Decision decision) {
        return switch (decision) {
            case ALLOW -> tools.allowed();
            case ASK -> tools.asked();
            case DENY -> tools.denied();
        };
    }

    private static List<String> ofSkill(SkillUse skill, Decision decision) {
        ToolPolicy tools = skill.manifest().tools();
        return switch (decision) {
            case ALLOW -> List.copyOf(Used.preapproved(skill.manifest()));
            case ASK -> List.of();
            case DENY -> tools.denied();
        };
    }

    /**
     * Notes how one kind of rule is carried. A question or a denial that could not be written is lost whatever the rest is;
     * leave that could not be written only means a question more.
     */
    public ToolRules note(Decision decision, Carried carried, String explanation) {
        List<String> without = strange.getOrDefault(decision, List.of());
        boolean lost = !without.isEmpty() && decision != Decision.ALLOW;
        plan.note(
                decision.capability,
                lost ? Carried.LOST : carried,
                without.isEmpty()
                        ? explanation
                        : explanation + " No word there for: " + String.join(", ", without) + ".");
        return this;
    }
}
