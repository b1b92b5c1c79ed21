package dev.guildhall.skills.updates;

import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillTool;
import dev.guildhall.skill.ToolArguments;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pf4j.Extension;
import org.semver4j.Semver;

/** The tool {@code plan_updates}. {@code versions that exist → the step within the policy → security first, then by size}. */
@Extension
public class PlanUpdates implements SkillTool {
    private static final int MOST = 1_000;

    /** @param order security first, then small steps before large ones */
    private record Planned(int order, String name, Map<String, Object> json) {}

    @Override
    public String name() {
        return "plan_updates";
    }

    @Override
    public String description() {
        return "Plans dependency updates from versions that exist: for each dependency the target within the policy (patch, minor"
                + " or major), the kind of step, whether it leaves a range with a known hole, and what a higher policy would"
                + " give. Below 1.0.0 it counts as npm does. It opens no address; give the versions yourself.";
    }

    @Override
    public String inputSchema() {
        return """
                {
                  "type": "object",
                  "properties": {
                    "policy": {"type": "string", "enum": ["patch", "minor", "major"], "default": "minor", "description": "How far a step may go."},
                    "pre_releases": {"type": "boolean", "default": false, "description": "Allow versions such as 2.0.0-rc.1."},
                    "dependencies": {
                      "type": "array", "maxItems": 1000,
                      "items": {
                        "type": "object",
                        "properties": {
                          "name": {"type": "string"},
                          "current": {"type": "string", "description": "The version in use, from the lock file."},
                          "available": {"type": "array", "items": {"type": "string"}, "description": "Versions that exist, in any order."},
                          "vulnerable": {"type": "string", "description": "npm range of versions with a known hole, such as <4.17.19 || >=5.0.0 <5.0.3."}
                        },
                        "required": ["name", "current", "available"]
                      }
                    }
                  },
                  "required": ["dependencies"],
                  "additionalProperties": false
                }
                """;
    }

    @Override
    public ToolResult call(ToolCall call) {
        try {
            ToolArguments arguments = call.read();
            Step policy = policy(arguments.optionalText("policy").orElse("minor"));
            boolean preReleases = arguments.flag("pre_releases", false);
            if (!(Json.read(call.arguments()) instanceof Map<?, ?> all)
                    || !(all.get("dependencies") instanceof List<?> given)) {
                throw new ToolArguments.Refused("The argument \"dependencies\" must be a list.");
            }
            if (given.size() > MOST) {
                throw new ToolArguments.Refused(
                        "%d dependencies are too many; the most is %d.".formatted(given.size(), MOST));
            }
            List<Planned> planned = new ArrayList<>();
            for (Object each : given) {
                if (!(each instanceof Map<?, ?> map)) {
                    throw new ToolArguments.Refused(
                            "Each dependency must be an object with name, current and available.");
                }
                planned.add(planned(Dependency.of(map), policy, preReleases));
            }
            planned.sort(Comparator.comparingInt(Planned::order).thenComparing(Planned::name));
            return ToolResult.json(
                    Map.of("updates", planned.stream().map(Planned::json).toList()));
        } catch (ToolArguments.Refused e) {
            return ToolResult.error(String.valueOf(e.getMessage()));
        }
    }

    private static Planned planned(Dependency dependency, Step policy, boolean preReleases) {
        Semver current = dependency.current();
        boolean hole = dependency.isVulnerable(current);
        Optional<Semver> target = policy.highest(current, dependency.available(), preReleases);
        Optional<Semver> safe = hole ? dependency.lowestSafe() : Optional.empty();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", dependency.name());
        json.put("current", current.toString());
        target.ifPresent(version -> json.put("target", version.toString()));
        Step step = target.map(version -> Step.between(current, version)).orElse(Step.NONE);
        json.put("step", label(step));
        if (hole) {
            json.put("vulnerable", true);
            safe.ifPresent(version -> {
                json.put("leaves_hole_at", version.toString());
                json.put("leaving_is", label(Step.between(current, version)));
            });
            json.put(
                    "target_leaves_hole",
                    // Not by being higher: a later line may have the hole again.
                    target.filter(version -> !dependency.isVulnerable(version)).isPresent());
        }
        Step.MAJOR
                .highest(current, dependency.available(), preReleases)
                .filter(version -> target.filter(version::equals).isEmpty())
                .ifPresent(version -> json.put("beyond_policy", version.toString()));
        return new Planned(hole ? 0 : order(step), dependency.name(), json);
    }

    private static int order(Step step) {
        return switch (step) {
            case PATCH -> 1;
            case MINOR -> 2;
            case MAJOR -> 3;
            case NONE -> 4;
        };
    }

    private static Step policy(String text) {
        return switch (text) {
            case "patch" -> Step.PATCH;
            case "minor" -> Step.MINOR;
            case "major" -> Step.MAJOR;
            default -> throw new ToolArguments.Refused("The argument \"policy\" must be patch, minor or major.");
        };
    }

    private static String label(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
