package dev.guildhall.plan;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;
import dev.guildhall.skill.HarnessPlan.Launch;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.SkillContext;
import dev.guildhall.skill.HarnessPlan.Syntax;
import dev.guildhall.skill.HarnessPlan.Upload;
import dev.guildhall.skill.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A planned agent as JSON and back. Canonical: the same plan gives the same text, so its SHA-256 names the plan. Lists keep
 * their order, which is the order of work; maps are sorted.
 */
public final class PlanJson {
    private static final String SCHEMA = "guildhall/plan/v1";

    private PlanJson() {}

    public static String write(PlannedAgent planned) {
        HarnessPlan plan = planned.plan();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("schema", SCHEMA);
        out.put("agent", planned.agent());
        out.put("agentVersion", planned.agentVersion());
        out.put("stage", planned.stage());
        out.put("harness", planned.harness());
        out.put("lockDigest", planned.lockDigest());
        out.put("files", plan.files().stream().map(PlanJson::file).toList());
        out.put("patches", plan.patches().stream().map(PlanJson::patch).toList());
        out.put("uploads", plan.uploads().stream().map(PlanJson::upload).toList());
        plan.launch().ifPresent(launch -> out.put("launch", launch(launch)));
        out.put("environment", new TreeMap<>(plan.environment()));
        out.put("notes", plan.notes().stream().map(PlanJson::note).toList());
        out.put("context", plan.context().stream().map(PlanJson::context).toList());
        out.put("sizes", planned.sizes());
        return Json.write(out);
    }

    /** Lower-case hex SHA-256 of {@link #write}. */
    public static String digest(PlannedAgent planned) {
        return Sha256.of(write(planned).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws PlanRefused when the text is no plan */
    public static PlannedAgent read(String text) {
        if (text.length() > PlanLimits.PLAN_CHARACTERS) {
            throw new PlanRefused("the plan has more than " + PlanLimits.PLAN_CHARACTERS + " characters.");
        }
        JsonFields in = JsonFields.of("plan", text);
        if (!in.text("schema").equals(SCHEMA)) {
            throw in.wrong("schema", "\"" + SCHEMA + "\"; a newer server needs a newer client");
        }
        HarnessPlan plan = new HarnessPlan(
                in.objects("files", PlanJson::readFile),
                in.objects("patches", PlanJson::readPatch),
                in.objects("uploads", PlanJson::readUpload),
                in.objectOrNone("launch").map(l -> new Launch(l.texts("command"), l.textMap("variables"))),
                in.textMap("environment"),
                in.objects("notes", PlanJson::readNote),
                in.objects("context", c -> new SkillContext(c.text("skill"), c.text("catalog"), c.text("body"))));
        return new PlannedAgent(
                in.text("agent"),
                in.number("agentVersion"),
                in.text("stage"),
                in.text("harness"),
                in.text("lockDigest"),
                plan,
                in.sizes("sizes"));
    }

    private static Map<String, Object> file(File file) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("path", file.path());
        out.put("executable", file.executable());
        switch (file.content()) {
            case Content.Text text -> out.put("text", text.text());
            case Content.FromPackage bytes -> out.put("package", bytes.sha256());
        }
        return out;
    }

    private static File readFile(JsonFields in) {
        Optional<String> text = in.textOrNone("text");
        Optional<String> bytes = in.textOrNone("package");
        if (text.isPresent() == bytes.isPresent()) {
            throw in.wrong("text", "there, or \"package\", and not both");
        }
        Content content = text.<Content>map(Content.Text::new)
                .orElseGet(() -> new Content.FromPackage(Sha256.checked(bytes.orElseThrow())));
        return new File(in.text("path"), in.flag("executable"), content);
    }

    private static Map<String, Object> patch(Patch patch) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("path", patch.path());
        out.put("syntax", word(patch.syntax()));
        out.put("pointer", patch.pointer());
        out.put("value", patch.value());
        return out;
    }

    private static Patch readPatch(JsonFields in) {
        return new Patch(in.text("path"), in.constant("syntax", Syntax.class), in.text("pointer"), in.text("value"));
    }

    private static Map<String, Object> upload(Upload upload) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", upload.kind());
        out.put("name", upload.name());
        upload.body().ifPresent(body -> out.put("body", body));
        out.put("files", upload.files().stream().map(PlanJson::file).toList());
        return out;
    }

    private static Upload readUpload(JsonFields in) {
        return new Upload(
                in.text("kind"), in.text("name"), in.textOrNone("body"), in.objects("files", PlanJson::readFile));
    }

    private static Map<String, Object> launch(Launch launch) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", launch.command());
        out.put("variables", new TreeMap<>(launch.variables()));
        return out;
    }

    private static Map<String, Object> note(Note note) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("capability", note.capability().id());
        note.skill().ifPresent(skill -> out.put("skill", skill));
        out.put("carried", word(note.carried()));
        out.put("explanation", note.explanation());
        return out;
    }

    private static Note readNote(JsonFields in) {
        return new Note(
                capability(in), in.textOrNone("skill"), in.constant("carried", Carried.class), in.text("explanation"));
    }

    private static HarnessCapability capability(JsonFields in) {
        String id = in.text("capability");
        return List.of(HarnessCapability.values()).stream()
                .filter(capability -> capability.id().equals(id))
                .findAny()
                .orElseThrow(() -> in.wrong("capability", "a known capability, not \"" + id + "\""));
    }

    private static Map<String, Object> context(SkillContext context) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("skill", context.skill());
        out.put("catalog", context.catalog());
        out.put("body", context.body());
        return out;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
