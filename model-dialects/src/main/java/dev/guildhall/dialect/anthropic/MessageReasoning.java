package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.Reasoning;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.Conversation;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Unsaid;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code thinking} and {@code output_config.effort}: newer models think as they see fit, guided by an effort; older ones within a budget, which
 * must be 1024 or more and below {@code max_tokens}.
 */
final class MessageReasoning {
    private static final int SMALLEST = 1024;
    private static final Pattern XHIGH = Pattern.compile("(opus|sonnet|haiku)-(4-[7-9]|[5-9])|fable|mythos");

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;

    MessageReasoning(ChatRequest request, ModelTraits traits, Unsaid unsaid) {
        this.request = request;
        this.traits = traits;
        this.unsaid = unsaid;
    }

    /**
     * @param forced whether a tool must be called, which excludes thinking
     * @return whether the model will think
     */
    boolean write(ObjectNode body, int limit, boolean forced, Conversation conversation) {
        Optional<JsonNode> given = Optional.ofNullable(request.extras().get("thinking"));
        if (request.origin() != Dialect.ANTHROPIC
                && given.isPresent()
                && given.get().isObject()) {
            // Clients of OpenAI's shape who know that Anthropic is behind it say it in Anthropic's words.
            body.set("thinking", given.get());
            return !given.get().path("type").asString("").equals("disabled");
        }
        Reasoning reasoning = request.reasoning();
        Optional<String> effort = unsaid.keep("reasoning_effort", reasoning.effort());
        boolean off = effort.filter("none"::equals).isPresent();
        boolean asked = !off && (effort.isPresent() || reasoning.budgetTokens().isPresent() || reasoning.adaptive());
        if (!asked) {
            if (off && traits.has(Quirk.ADAPTIVE_THINKING)) {
                body.putObject("thinking").put("type", "disabled");
            }
            return false;
        }
        if (!traits.can(Ability.REASONING)) {
            unsaid.cannot("reasoning_effort", true);
            return false;
        }
        if (traits.has(Quirk.ADAPTIVE_THINKING)) {
            return adaptive(body, effort, forced);
        }
        int budget = Math.max(SMALLEST, reasoning.budgetTokens().orElseGet(() -> budget(effort)));
        if (budget >= limit) {
            budget = Math.max(SMALLEST, limit / 2);
        }
        if (forced || limit <= SMALLEST || cannotGoOn(conversation)) {
            unsaid.leaveOut("thinking");
            return false;
        }
        body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
        return true;
    }

    private boolean adaptive(ObjectNode body, Optional<String> effort, boolean forced) {
        Optional<String> word =
                effort.or(() -> request.reasoning().budgetTokens().map(MessageReasoning::effort));
        word.map(this::known)
                .ifPresent(known -> body.withObjectProperty("output_config").put("effort", known));
        if (forced) {
            unsaid.leaveOut("thinking");
            return false;
        }
        ObjectNode thinking = body.putObject("thinking").put("type", "adaptive");
        request.reasoning().shown().ifPresent(shown -> thinking.put("display", shown ? "summarized" : "omitted"));
        return true;
    }

    /** In a loop of tools the last answer must begin with its thoughts; clients of other dialects have lost them. */
    private static boolean cannotGoOn(Conversation conversation) {
        return conversation.turns().reversed().stream()
                .filter(turn -> turn.role() == Role.ASSISTANT)
                .findFirst()
                .filter(turn -> turn.parts().stream().anyMatch(Part.ToolCall.class::isInstance))
                .filter(turn -> turn.parts().stream()
                        .noneMatch(part -> part instanceof Part.Thinking thinking && MessageThoughts.isOwn(thinking)))
                .isPresent();
    }

    private String known(String effort) {
        return switch (effort) {
            case "minimal" -> "low";
            case "xhigh" ->
                XHIGH.matcher(traits.model().toLowerCase(Locale.ROOT)).find() ? effort : "high";
            default -> effort;
        };
    }

    private static int budget(Optional<String> effort) {
        return switch (effort.orElse("medium")) {
            case "minimal", "low" -> SMALLEST;
            case "medium" -> 4096;
            case "high" -> 16384;
            default -> 32768;
        };
    }

    private static String effort(int budget) {
        return budget <= 2048 ? "low" : budget <= 8192 ? "medium" : "high";
    }
}
