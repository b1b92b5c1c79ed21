package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Reasoning;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Tools;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request. A missing {@code max_tokens} is let pass: counting needs none, and the provider's dialect fills it in. */
final class MessagesReader {
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "system",
            "max_tokens",
            "temperature",
            "top_p",
            "top_k",
            "stop_sequences",
            "stream",
            "metadata",
            "thinking",
            "output_config",
            "output_format",
            "tools",
            "tool_choice");

    private MessagesReader() {}

    static ChatRequest read(ObjectNode body) {
        Fields request = Fields.of(body, "");
        if (!request.has("messages")) {
            throw request.missing("messages");
        }
        return new ChatRequest(
                Dialect.ANTHROPIC,
                request.required("model"),
                system(request),
                turns(request),
                tools(request),
                sampling(request),
                reasoning(request),
                format(request),
                request.flag("stream").orElse(false),
                true,
                request.object("metadata").flatMap(metadata -> metadata.text("user_id")),
                Map.of(),
                request.others(KNOWN));
    }

    private static List<Part.Text> system(Fields request) {
        if (request.at("system").filter(value -> value.isString()).isPresent()) {
            return List.of(Part.Text.of(request.required("system")));
        }
        return request.objects("system").stream()
                .map(block -> new Part.Text(block.required("text"), MessageParts.cache(block)))
                .toList();
    }

    private static List<Turn> turns(Fields request) {
        List<Turn> turns = new ArrayList<>();
        for (Fields message : request.objects("messages")) {
            Role role = switch (message.required("role")) {
                case "user" -> Role.USER;
                case "assistant" -> Role.ASSISTANT;
                case "system" -> Role.SYSTEM;
                default -> throw message.wrong("role", "must be \"user\" or \"assistant\".");
            };
            if (!message.has("content")) {
                throw message.missing("content");
            }
            turns.add(new Turn(role, MessageParts.read(message, "content")));
        }
        if (turns.isEmpty()) {
            throw request.wrong("messages", "must hold at least one message.");
        }
        return turns;
    }

    private static Tools tools(Fields request) {
        List<Tool> tools = new ArrayList<>();
        for (Fields tool : request.objects("tools")) {
            String type = tool.text("type", "custom");
            if (!type.equals("custom")) {
                tools.add(new Tool.BuiltIn(Dialect.ANTHROPIC, type, tool.node()));
                continue;
            }
            tools.add(new Tool.Function(
                    tool.required("name"),
                    tool.text("description"),
                    tool.object("input_schema").map(Fields::node),
                    tool.flag("strict"),
                    MessageParts.cache(tool)));
        }
        Optional<Fields> choice = request.object("tool_choice");
        Optional<Boolean> parallel =
                choice.flatMap(found -> found.flag("disable_parallel_tool_use")).map(disabled -> !disabled);
        ToolChoice chosen = choice.map(found -> switch (found.required("type")) {
                    case "auto" -> new ToolChoice.Auto();
                    case "any" -> new ToolChoice.Required();
                    case "none" -> new ToolChoice.None();
                    case "tool" -> new ToolChoice.Named(found.required("name"));
                    default -> throw found.wrong("type", "must be \"auto\", \"any\", \"tool\" or \"none\".");
                })
                .orElseGet(ToolChoice.Auto::new);
        return new Tools(tools, chosen, parallel);
    }

    private static Sampling sampling(Fields request) {
        return new Sampling(
                request.integer("max_tokens"),
                request.number("temperature"),
                request.number("top_p"),
                request.integer("top_k"),
                request.texts("stop_sequences"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Reasoning reasoning(Fields request) {
        Optional<String> effort = request.object("output_config").flatMap(config -> config.text("effort"));
        return request.object("thinking")
                .map(thinking -> {
                    Optional<Boolean> shown = thinking.text("display").map(display -> !display.equals("omitted"));
                    return switch (thinking.required("type")) {
                        case "disabled" ->
                            new Reasoning(Optional.of("none"), Optional.empty(), false, Optional.empty());
                        case "adaptive" -> new Reasoning(effort, Optional.empty(), true, shown);
                        case "enabled" ->
                            new Reasoning(
                                    effort,
                                    thinking.integer("budget_tokens"),
                                    false,
                                    shown.or(() -> Optional.of(true)));
                        default -> throw thinking.wrong("type", "must be \"enabled\", \"adaptive\" or \"disabled\".");
                    };
                })
                .orElseGet(() -> new Reasoning(effort, Optional.empty(), false, Optional.empty()));
    }

    private static OutputFormat format(Fields request) {
        return request.object("output_config")
                .flatMap(config -> config.object("format"))
                .or(() -> request.object("output_format"))
                .map(format -> {
                    if (!format.required("type").equals("json_schema")) {
                        throw format.wrong("type", "must be \"json_schema\".");
                    }
                    Fields schema = format.object("schema").orElseThrow(() -> format.missing("schema"));
                    return (OutputFormat)
                            new OutputFormat.Schema("output", Optional.empty(), schema.node(), Optional.of(true));
                })
                .orElseGet(OutputFormat.Text::new);
    }
}
