package dev.guildhall.skill.bridge;

import dev.guildhall.skill.AgentBlueprint;
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
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.Servers.Server;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan in the making. A bridge writes into it in the order of work and ends with {@link #plan}.
 *
 * <p>It keeps account: a note about something the agent does not use is dropped, and a capability that is used but never
 * spoken of is a defect of the bridge.
 */
public final class Planning {
    private final HarnessProfile profile;
    private final AgentBlueprint agent;
    private final Set<HarnessCapability> used;
    private final List<SkillUse> skills;
    private final List<File> files = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private final List<Upload> uploads = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<SkillContext> context = new ArrayList<>();
    private final Map<String, String> folders = new LinkedHashMap<>();
    private @Nullable Launch launch;

    public Planning(HarnessProfile profile, AgentBlueprint agent) {
        this(profile, agent, skill -> Optional.empty());
    }

    /** @param refusals the skills that the target would answer with an error, whatever their size */
    public Planning(HarnessProfile profile, AgentBlueprint agent, Function<SkillUse, Optional<Refusal>> refusals) {
        this.profile = profile;
        this.agent = agent;
        this.used = EnumSet.copyOf(withSize(Used.by(agent)));
        this.skills = new SkillLimits(profile, notes).taken(agent.skills(), refusals);
        credentials();
    }

    private static Set<HarnessCapability> withSize(Set<HarnessCapability> used) {
        used.add(HarnessCapability.SIZE);
        return used;
    }

    public AgentBlueprint agent() {
        return agent;
    }

    public boolean uses(HarnessCapability capability) {
        return used.contains(capability);
    }

    /** The skills that the target takes; what it refuses is noted and left out. */
    public List<SkillUse> skills() {
        return skills;
    }

    /** MCP servers of the agent and of the skills it takes; to be asked once, after the skills have their folders. */
    public List<Server> servers() {
        return Servers.of(
                agent.mcpServers(),
                skills,
                folders,
                (server, before) -> notes.add(new Note(
                        Used.of(server.need()),
                        server.skill(),
                        Carried.LOST,
                        "Left out: the name %s is taken by another server, of %s."
                                .formatted(server.name(), before.skill().orElse("the agent itself")))));
    }

    /** A file of the bridge's own; it takes the place of one that a package brings at the same path. */
    public Planning file(String path, String text) {
        files.removeIf(file -> file.path().equals(path));
        files.add(new File(path, false, new Content.Text(text)));
        return this;
    }

    /** One value in a JSON file, which may hold other people's. */
    public Planning json(String path, String pointer, Object value) {
        return patch(new Patch(path, Syntax.JSON, pointer, Json.write(value)));
    }

    /** One value in a TOML file, which may hold other people's. */
    public Planning toml(String path, String pointer, Object value) {
        return patch(new Patch(path, Syntax.TOML, pointer, Json.write(value)));
    }

    private Planning patch(Patch patch) {
        if (!patches.contains(patch)) {
            patches.add(patch);
        }
        return this;
    }

    /** Instructions and memory between two marks of a Markdown file; nothing when there are none. */
    public Planning instructions(String path) {
        String text = InstructionText.of(agent);
        if (!text.isEmpty()) {
            patches.add(new Patch(path, Syntax.MARKDOWN, "", Json.write(text)));
        }
        return this;
    }

    public Planning upload(Upload upload) {
        uploads.add(upload);
        return this;
    }

    /** A variable that must hold a value when the harness starts. */
    public Planning variable(String name, String what) {
        environment.putIfAbsent(name, what);
        return this;
    }

    public Planning launch(List<String> command, Map<String, String> variables) {
        launch = new Launch(command, variables);
        return this;
    }

    /** The agent's plain settings, for a harness that takes them only where it is started. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        agent.environment().forEach(need -> need.value().ifPresent(value -> settings.put(need.name(), value)));
        return settings;
    }

    /** A key as a part of a JSON Pointer (RFC 6901). */
    public static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** Nothing when the agent does not use it. */
    public Planning note(HarnessCapability capability, Carried carried, String explanation) {
        if (uses(capability)) {
            notes.add(new Note(capability, Optional.empty(), carried, explanation));
        }
        return this;
    }

    public Planning note(HarnessCapability capability, SkillUse skill, Carried carried, String explanation) {
        notes.add(new Note(capability, Optional.of(skill.id()), carried, explanation));
        return this;
    }

    public Planning notes(UsualNote... usual) {
        List.of(usual).forEach(note -> note.on(this));
        return this;
    }

    /**
     * Copies every skill to {@code folder/NAME/}.
     *
     * @param frontmatter what the harness reads beyond the standard
     * @param catalog how it shows skills to its model
     */
    public Planning skillFolders(String folder, SkillFrontmatter frontmatter, Catalog catalog) {
        return skillFolders(skill -> folder, frontmatter, catalog);
    }

    /** The same with a folder for each skill, for a harness that must not look into some. */
    public Planning skillFolders(Function<SkillUse, String> folder, SkillFrontmatter frontmatter, Catalog catalog) {
        for (SkillUse skill : skills) {
            String root = folder.apply(skill) + "/" + skill.manifest().name();
            folders.put(skill.id(), root);
            files.addAll(copied(skill, root + "/", frontmatter));
            context.add(context(skill, root + "/SKILL.md", frontmatter, catalog));
            whenToUse(skill, frontmatter);
            if (skill.files().stream().anyMatch(file -> file.path().endsWith("/SKILL.md"))) {
                note(
                        HarnessCapability.SKILLS,
                        skill,
                        Carried.EMULATED,
                        "Has another SKILL.md inside, which a harness that looks deeper lists as a skill of its own.");
            }
        }
        return this;
    }

    /** The files of a skill under a folder, which ends with a slash or is empty. */
    public static List<File> copied(SkillUse skill, String root, SkillFrontmatter frontmatter) {
        List<File> copied = new ArrayList<>();
        for (PackageFile file : skill.files()) {
            if (file.path().equals("SKILL.md") && frontmatter.changes(skill)) {
                copied.add(new File(root + file.path(), false, new Content.Text(frontmatter.text(skill))));
            } else if (!Used.isTool(file.path())) {
                copied.add(new File(root + file.path(), file.executable(), new Content.FromPackage(file.sha256())));
            }
        }
        return copied;
    }

    private static SkillContext context(SkillUse skill, String file, SkillFrontmatter frontmatter, Catalog catalog) {
        String name = skill.manifest().name();
        String entry = hidden(skill) ? "" : catalog.entry(name, frontmatter.shown(skill.manifest()), file);
        return new SkillContext(skill.id(), entry, catalog.wholeFile() ? frontmatter.text(skill) : skill.body());
    }

    private void whenToUse(SkillUse skill, SkillFrontmatter frontmatter) {
        frontmatter.shortened(skill.manifest()).ifPresent(how -> {
            Carried carried = frontmatter
                            .description(skill.manifest())
                            .equals(skill.manifest().description())
                    ? Carried.LOST
                    : Carried.EMULATED;
            note(HarnessCapability.WHEN_TO_USE, skill, carried, how);
        });
    }

    public Planning context(SkillContext cost) {
        context.add(cost);
        return this;
    }

    /**
     * What is the same in every harness that reads a folder: dependencies lie beside what needs them, memory is text, nothing
     * checks the machine, and credentials come from the environment it is started in.
     *
     * @param skills folder of the skills
     * @param instructions file of the instructions
     */
    public Planning usualNotes(String skills, String instructions) {
        return note(HarnessCapability.SKILLS, Carried.NATIVE, "In " + skills + ", one folder each.")
                .notes(UsualNote.SCRIPTS_BESIDE)
                .note(HarnessCapability.INSTRUCTIONS, Carried.NATIVE, "In " + instructions + ".")
                .note(
                        HarnessCapability.MEMORY,
                        Carried.EMULATED,
                        "As text in " + instructions + "; it changes with the next install.")
                .notes(UsualNote.DEPENDENCIES_BESIDE, UsualNote.FROM_THE_ENVIRONMENT);
    }

    /** Whether a skill must be kept from the model. */
    public static boolean hidden(SkillUse skill) {
        return !skill.manifest().invocation().model();
    }

    private void credentials() {
        agent.gateway()
                .filter(gateway -> agent.model().isPresent())
                .ifPresent(gateway -> variable(gateway.keyVariable(), "key of the gateway at " + gateway.baseUrl()));
        agent.environment().stream()
                .filter(need -> need.value().isEmpty())
                .forEach(need ->
                        variable(need.name(), "credential of the agent for " + String.join(", ", need.hosts())));
        for (SkillUse skill : skills) {
            skill.manifest()
                    .credentials()
                    .forEach(credential -> variable(
                            Servers.variable(credential),
                            (credential.required() ? "credential" : "optional credential") + " of " + skill.id()
                                    + (credential.hosts().isEmpty()
                                            ? ""
                                            : " for " + String.join(", ", credential.hosts()))));
        }
    }

    /** @throws IllegalStateException when a capability in use has no note: a defect of the bridge */
    public HarnessPlan plan() {
        Set<HarnessCapability> silent = EnumSet.copyOf(used);
        silent.remove(HarnessCapability.SIZE);
        notes.forEach(note -> silent.remove(note.capability()));
        if (!silent.isEmpty()) {
            throw new IllegalStateException(profile.id() + " says nothing about " + silent);
        }
        return new HarnessPlan(files, patches, uploads, Optional.ofNullable(launch), environment, notes, context);
    }
}
