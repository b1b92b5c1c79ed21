package dev.guildhall.plan;

import dev.guildhall.plan.Receipt.MergedFile;
import dev.guildhall.plan.Receipt.Written;
import dev.guildhall.skill.HarnessPlan.Syntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A receipt as JSON and back. */
final class ReceiptJson {
    private static final String SCHEMA = "guildhall/receipt/v1";

    private ReceiptJson() {}

    static String write(Receipt receipt) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("schema", SCHEMA);
        out.put("agent", receipt.agent());
        out.put("agentVersion", receipt.agentVersion());
        out.put("stage", receipt.stage());
        out.put("harness", receipt.harness());
        out.put("lockDigest", receipt.lockDigest());
        out.put("planDigest", receipt.planDigest());
        out.put("at", receipt.at());
        out.put("files", receipt.files().stream().map(ReceiptJson::written).toList());
        List<Object> patches = new ArrayList<>();
        receipt.merged().forEach(file -> file.changes().forEach(change -> patches.add(patch(file, change))));
        out.put("patches", patches);
        out.put("merged", receipt.merged().stream().map(ReceiptJson::merged).toList());
        out.put("made", receipt.made());
        return JsonPrint.lines(out, "", "  ", "\n") + "\n";
    }

    private static Map<String, Object> written(Written file) {
        return Map.of("path", file.path(), "sha256", file.sha256());
    }

    private static Map<String, @Nullable Object> patch(MergedFile file, Merged.Change change) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("path", file.path());
        out.put("syntax", file.syntax().name().toLowerCase(Locale.ROOT));
        out.put("pointer", change.pointer());
        out.put("value", change.value());
        out.put("before", change.before().orElse(null));
        return out;
    }

    private static Map<String, @Nullable Object> merged(MergedFile file) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("path", file.path());
        out.put("syntax", file.syntax().name().toLowerCase(Locale.ROOT));
        out.put("existed", file.existed());
        out.put("from", file.from().orElse(null));
        out.put("sha256", file.sha256());
        out.put("made", file.made());
        file.reverse()
                .ifPresent(edits -> out.put(
                        "reverse",
                        edits.stream()
                                .map(edit -> {
                                    Map<String, Object> one = new LinkedHashMap<>();
                                    one.put("at", edit.at());
                                    one.put("length", edit.length());
                                    one.put("text", edit.text());
                                    return one;
                                })
                                .toList()));
        return out;
    }

    /** @throws PlanRefused when the text is no receipt */
    static Receipt read(String what, String text) {
        JsonFields in = JsonFields.of(what, text);
        if (!in.text("schema").equals(SCHEMA)) {
            throw in.wrong("schema", "\"" + SCHEMA + "\"; it was written by a newer client");
        }
        Map<String, List<Merged.Change>> changes = new LinkedHashMap<>();
        in.objects(
                "patches",
                patch -> changes.computeIfAbsent(patch.text("path"), path -> new ArrayList<>())
                        .add(new Merged.Change(
                                patch.text("pointer"), patch.text("value"), patch.textOrNone("before"))));
        return new Receipt(
                in.text("agent"),
                in.number("agentVersion"),
                in.text("stage"),
                in.text("harness"),
                in.text("lockDigest"),
                in.text("planDigest"),
                in.text("at"),
                in.objects("files", file -> new Written(file.text("path"), Sha256.checked(file.text("sha256")))),
                in.objects("merged", file -> readMerged(file, changes)),
                in.texts("made"));
    }

    private static MergedFile readMerged(JsonFields in, Map<String, List<Merged.Change>> changes) {
        return new MergedFile(
                in.text("path"),
                in.constant("syntax", Syntax.class),
                in.flag("existed"),
                in.textOrNone("from"),
                in.text("sha256"),
                changes.getOrDefault(in.text("path"), List.of()),
                in.texts("made"),
                in.objectsOrNone(
                        "reverse", edit -> new TextEdit(edit.number("at"), edit.number("length"), edit.text("text"))));
    }
}
