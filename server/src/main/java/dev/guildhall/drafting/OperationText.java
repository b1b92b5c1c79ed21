package dev.guildhall.drafting;

import java.util.List;
import java.util.stream.Collectors;

/** Writes one operation as a section of Markdown. */
final class OperationText {
    private OperationText() {}

    static String section(Api.Operation operation) {
        StringBuilder text = new StringBuilder("## %s %s\n\n".formatted(operation.method(), operation.path()));
        String line = ApiReader.joined(
                List.of(
                        operation.id().isEmpty() ? "" : "`" + SchemaText.code(operation.id()) + "`",
                        operation.deprecated() ? "**deprecated**" : "",
                        operation.security().isEmpty() ? "" : "sign-in: " + operation.security()),
                " · ");
        if (!line.isEmpty()) {
            text.append(line).append("\n\n");
        }
        if (!operation.summary().isEmpty()) {
            text.append(operation.summary()).append("\n\n");
        }
        if (!operation.description().strip().equals(operation.summary())) {
            SchemaText.quote(text, operation.description());
        }
        parameters(text, operation.parameters());
        operation.body().ifPresent(body -> {
            text.append("**Body**").append(body.required() ? " (required)" : "").append(": ");
            text.append(body.contents().isEmpty() ? "any" : contents(body.contents()))
                    .append('\n');
            String meaning = CleanText.cell(body.meaning(), 300);
            text.append(meaning.isEmpty() ? "\n" : "\n" + meaning + "\n\n");
        });
        answers(text, operation.answers());
        return text.toString();
    }

    private static void parameters(StringBuilder text, List<Api.Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        text.append("| parameter | in | type | required | meaning |\n|---|---|---|---|---|\n");
        parameters.forEach(parameter -> text.append("| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        SchemaText.code(parameter.name()),
                        parameter.in(),
                        CleanText.cell(parameter.type(), 200),
                        parameter.required() ? "yes" : "",
                        CleanText.cell(parameter.meaning(), 200))));
        text.append('\n');
    }

    private static void answers(StringBuilder text, List<Api.Answer> answers) {
        if (answers.isEmpty()) {
            return;
        }
        text.append("| answer | meaning | body |\n|---|---|---|\n");
        answers.forEach(answer -> text.append("| %s | %s | %s |\n"
                .formatted(
                        answer.status(),
                        CleanText.cell(answer.meaning(), 160),
                        contents(answer.contents()).replaceAll("(?<!\\\\)\\|", "\\\\|"))));
    }

    private static String contents(List<Api.Content> contents) {
        return contents.stream()
                .map(content -> ("`" + SchemaText.code(content.mediaType()) + "` "
                                + CleanText.line(content.type(), 300))
                        .strip())
                .collect(Collectors.joining(", or "));
    }
}
