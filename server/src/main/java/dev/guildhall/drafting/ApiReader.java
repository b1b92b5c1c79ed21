package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the operations of an OpenAPI file. {@code paths → operations with their references followed → Api}. */
final class ApiReader {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");
    private static final int MOST_OPERATIONS = 3_000;
    private static final int MOST_SCHEMAS = 3_000;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_ANSWERS = 40;

    private final ApiFile file;
    private final Source source;
    private final List<String> notes = new ArrayList<>();
    private final SchemaTypes types = new SchemaTypes();

    private ApiReader(ApiFile file, Source source) {
        this.file = file;
        this.source = source;
    }

    static Api read(Source source) {
        return new ApiReader(ApiFile.read(source), source).api();
    }

    private Api api() {
        YamlNode.Mapping top = file.top();
        YamlNode.Mapping info = Nodes.map(top, "info")
                .orElseThrow(() -> file.broken(top.line(), "the key `info` with a `title` is missing."));
        String title = Nodes.text(info, "title")
                .filter(t -> !t.isBlank())
                .orElseThrow(() -> file.broken(info.line(), "`info` has no `title`."));
        List<Api.Operation> operations = operations();
        if (operations.isEmpty()) {
            throw file.broken(Nodes.line(top, "paths"), "there is no operation under `paths`.");
        }
        List<YamlNode.Entry> schemas = Nodes.map(top, "components")
                .map(components -> Nodes.entries(components, "schemas"))
                .orElse(List.of());
        if (schemas.size() > MOST_SCHEMAS) {
            notes.add("The file has %d schemas; the first %d are kept.".formatted(schemas.size(), MOST_SCHEMAS));
            schemas = schemas.subList(0, MOST_SCHEMAS);
        }
        ApiSecurity security = new ApiSecurity(file, notes);
        return new Api(
                CleanText.line(title, 80),
                CleanText.line(Nodes.text(info, "version").orElse(""), 40),
                Nodes.text(info, "description")
                        .or(() -> Nodes.text(info, "summary"))
                        .orElse(""),
                new ApiServers(source, notes).of(top),
                operations,
                security.schemes(),
                schemas,
                file.dropped(),
                notes);
    }

    private List<Api.Operation> operations() {
        List<Api.Operation> operations = new ArrayList<>();
        for (YamlNode.Entry path : Nodes.entries(file.top(), "paths")) {
            if (!path.key().startsWith("/")) {
                continue;
            }
            YamlNode item =
                    followed(path.value(), path.key()).map(YamlNode.class::cast).orElse(path.value());
            List<YamlNode> shared = Nodes.list(item, "parameters");
            for (YamlNode.Entry method :
                    Nodes.asMap(item).map(YamlNode.Mapping::entries).orElse(List.of())) {
                if (METHODS.contains(method.key())) {
                    if (operations.size() == MOST_OPERATIONS) {
                        notes.add("The file has more than %d operations; the rest was left out."
                                .formatted(MOST_OPERATIONS));
                        return operations;
                    }
                    operations.add(operation(path.key(), method, shared));
                }
            }
        }
        return operations;
    }

    private Api.Operation operation(String path, YamlNode.Entry method, List<YamlNode> shared) {
        YamlNode node = method.value();
        String name = method.key().toUpperCase(Locale.ROOT) + " " + path;
        return new Api.Operation(
                method.key().toUpperCase(Locale.ROOT),
                CleanText.line(path, 300),
                CleanText.line(Nodes.text(node, "operationId").orElse(""), 100),
                CleanText.line(Nodes.text(node, "summary").orElse(""), 200),
                Nodes.text(node, "description").orElse(""),
                group(node, path),
                Nodes.flag(node, "deprecated"),
                parameters(node, shared, name),
                Nodes.find(node, "requestBody")
                        .flatMap(body -> followed(body, name))
                        .map(body -> new Api.Body(
                                Nodes.flag(body, "required"),
                                Nodes.text(body, "description").orElse(""),
                                contents(body))),
                answers(node, name),
                new ApiSecurity(file, notes).of(node));
    }

    /** The first tag, or the first word of the path that is no version and no parameter. */
    private static String group(YamlNode node, String path) {
        return Nodes.texts(node, "tags").stream()
                .filter(tag -> !tag.isBlank())
                .findFirst()
                .or(() -> java.util.Arrays.stream(path.split("/"))
                        .filter(part -> !part.isBlank() && !part.startsWith("{") && !part.matches("v\\d+|api"))
                        .findFirst())
                .map(tag -> CleanText.line(tag, 60))
                .orElse("general");
    }

    private List<Api.Parameter> parameters(YamlNode node, List<YamlNode> shared, String where) {
        Map<String, Api.Parameter> parameters = new LinkedHashMap<>();
        List<YamlNode> all =
                new ArrayList<>(shared.stream().limit(MOST_PARAMETERS).toList());
        // An operation's own parameter takes the place of the path's.
        all.addAll(
                Nodes.list(node, "parameters").stream().limit(MOST_PARAMETERS).toList());
        for (YamlNode each : all) {
            followed(each, where).ifPresent(parameter -> {
                String name = CleanText.line(Nodes.text(parameter, "name").orElse("?"), 100);
                String in = CleanText.line(Nodes.text(parameter, "in").orElse("?"), 20);
                String type = Nodes.find(parameter, "schema")
                        .map(types::of)
                        .or(() -> contents(parameter).stream()
                                .map(Api.Content::type)
                                .findFirst())
                        .orElse("");
                parameters.put(
                        in + " " + name,
                        new Api.Parameter(
                                name,
                                in,
                                type,
                                Nodes.flag(parameter, "required") || in.equals("path"),
                                Nodes.text(parameter, "description").orElse("")));
            });
        }
        return List.copyOf(parameters.values());
    }

    private List<Api.Answer> answers(YamlNode node, String where) {
        List<Api.Answer> answers = new ArrayList<>();
        for (YamlNode.Entry status :
                Nodes.entries(node, "responses").stream().limit(MOST_ANSWERS).toList()) {
            followed(status.value(), where)
                    .ifPresent(answer -> answers.add(new Api.Answer(
                            CleanText.line(status.key(), 20),
                            Nodes.text(answer, "description").orElse(""),
                            contents(answer))));
        }
        return answers;
    }

    private List<Api.Content> contents(YamlNode node) {
        return Nodes.entries(node, "content").stream()
                .limit(10)
                .map(content -> new Api.Content(
                        CleanText.line(content.key(), 80),
                        Nodes.find(content.value(), "schema").map(types::of).orElse("")))
                .toList();
    }

    private Optional<YamlNode.Mapping> followed(YamlNode node, String where) {
        Optional<YamlNode.Mapping> found = file.resolved(node);
        if (found.isEmpty() && notes.size() < 20) {
            notes.add("Line %d: `%s` leads nowhere or in a circle; %s lacks that part."
                    .formatted(
                            node.line(),
                            CleanText.line(Nodes.text(node, "$ref").orElse("it"), 100),
                            CleanText.line(where, 100)));
        }
        return found;
    }

    static String joined(List<String> parts, String separator) {
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(separator));
    }
}
