package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.List;

/** The fields that name tools, of the standard and of harnesses; a part of {@link FieldMap}. */
final class ToolFields {
    private final SkillDraft draft;
    private final Mends mends;
    private final FieldMap fields;

    ToolFields(SkillDraft draft, Mends mends, FieldMap fields) {
        this.draft = draft;
        this.mends = mends;
        this.fields = fields;
    }

    void allowed(YamlNode.Entry entry) {
        boolean list = !(entry.value() instanceof YamlNode.Scalar);
        String text = list
                ? String.join(" ", YamlValues.texts(entry.value()))
                : PlainText.clean(YamlValues.text(entry.value(), " "));
        Findings findings = new Findings();
        List<String> tools = AllowedTools.split(text, PackageReader.MANIFEST_NAMES.getFirst(), entry.line(), findings);
        boolean broken = findings.refusing() || text.length() > FieldMap.METADATA_VALUE;
        if (broken) {
            fields.keep("allowed-tools", entry.value(), entry.line());
            return;
        }
        draft.allowedTools.addAll(tools);
        if (list || !findings.all().isEmpty()) {
            mends.add(
                    MendCode.MENDED_TOOLS,
                    entry.line(),
                    "`allowed-tools` " + (list ? "was " + entry.value().kind() : "had commas") + "; it is `"
                            + Shown.clip(String.join(" ", tools)) + "` now.",
                    "Write one text separated by spaces: `allowed-tools: Read Bash(git:*)`.");
        }
    }

    void named(YamlNode.Entry entry, String place, List<String> into) {
        List<String> tools = new ArrayList<>();
        for (String text : YamlValues.texts(entry.value())) {
            tools.addAll(entry.value() instanceof YamlNode.Scalar ? List.of(text.split("\\s+")) : List.of(text));
        }
        List<String> given = tools.stream()
                .map(PlainText::clean)
                .filter(tool -> !tool.isEmpty())
                .toList();
        List<String> good =
                given.stream().filter(tool -> tool.length() <= 200).limit(100).toList();
        into.addAll(good);
        if (good.size() < given.size()) {
            fields.dropped(entry.key(), entry.line(), "there are 100 tools of 200 characters at most");
        }
        fields.moved(entry, place, into.stream().findFirst());
    }
}
