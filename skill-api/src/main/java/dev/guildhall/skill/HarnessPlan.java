package dev.guildhall.skill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to do so that a harness runs an agent as meant.
 *
 * <p>Paths have {@code /}, no {@code ..} and no root; one that begins with {@code ~/} lies in the user's home, every other in
 * the workspace. The order of each list is the order of work.
 *
 * @param files written whole; one that exists with other content is shown as drift first
 * @param patches merged into configuration files that may hold other people's settings
 * @param uploads sent to a hosted runtime
 * @param launch how the harness is started on the result
 * @param environment names of variables that must hold a value when it starts, with what each is for
 * @param notes at least one for each capability that the blueprint uses
 * @param context what the model is shown of each skill, to count its tokens
 */
public record HarnessPlan(
        List<File> files,
        List<Patch> patches,
        List<Upload> uploads,
        Optional<Launch> launch,
        Map<String, String> environment,
        List<Note> notes,
        List<SkillContext> context) {
    public HarnessPlan {
        files = List.copyOf(files);
        patches = List.copyOf(patches);
        uploads = List.copyOf(uploads);
        environment = Ordered.copyOf(environment);
        notes = List.copyOf(notes);
        context = List.copyOf(context);
    }

    /** A file to write. */
    public record File(String path, boolean executable, Content content) {}

    /** The bytes of a file. */
    public sealed interface Content {
        /** Written by the bridge; UTF-8. */
        record Text(String text) implements Content {}

        /** A file of an assigned package, by the lower-case hex SHA-256 of its bytes. */
        record FromPackage(String sha256) implements Content {}
    }

    /**
     * A change inside a file that may hold other people's settings.
     *
     * @param pointer JSON Pointer (RFC 6901) to the value that is set, missing parents are made; what stands beside it is left
     *     alone. A last {@code -} adds to a list what it does not hold yet. Empty for {@link Syntax#MARKDOWN}
     * @param value the new value as JSON text; for {@link Syntax#MARKDOWN} a JSON string, kept between two marker lines. A
     *     string may hold {@code ${workspace}}, which becomes the workspace's absolute path when the plan is carried out
     */
    public record Patch(String path, Syntax syntax, String pointer, String value) {}

    /** How a file is written. {@code JSON} may hold comments and trailing commas, which stay. */
    public enum Syntax {
        JSON,
        TOML,
        YAML,
        MARKDOWN
    }

    /**
     * Something a hosted runtime is sent.
     *
     * @param kind {@code skill}, {@code environment}, {@code agent}, in this order
     * @param name its name there
     * @param body the JSON that describes it; {@code {"$upload": "KIND/NAME"}} stands for the id another upload was given
     * @param files what it consists of, paths relative to its own root
     */
    public record Upload(String kind, String name, Optional<String> body, List<File> files) {
        public Upload {
            files = List.copyOf(files);
        }
    }

    /**
     * How the harness is started.
     *
     * @param command program and arguments, without the task
     * @param variables set for it; a value may hold {@code ${NAME}} of {@link #environment} and {@code ${workspace}}
     */
    public record Launch(List<String> command, Map<String, String> variables) {
        public Launch {
            command = List.copyOf(command);
            variables = Ordered.copyOf(variables);
        }
    }

    /**
     * How a capability arrives in the harness, and why or at what price.
     *
     * @param skill {@code @owner/name} when it is about one skill
     */
    public record Note(HarnessCapability capability, Optional<String> skill, Carried carried, String explanation) {}

    /** {@code NATIVE} works as meant, {@code EMULATED} works by another means, {@code LOST} does not work there. */
    public enum Carried {
        NATIVE,
        EMULATED,
        LOST
    }

    /**
     * What a skill costs the model to know and to use there.
     *
     * @param skill {@code @owner/name}
     * @param catalog the text of its entry in the list that the model always sees; empty when it is hidden
     * @param body the text the model is handed when the skill is used
     */
    public record SkillContext(String skill, String catalog, String body) {}
}
