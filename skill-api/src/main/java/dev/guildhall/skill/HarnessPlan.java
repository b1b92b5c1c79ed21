package dev.guildhall.skill;

import java.util.List;

/**
 * What to do so that a harness runs an agent as meant. Paths are relative to the workspace, with {@code /}, without
 * {@code ..}; the order of each list is the order of work.
 *
 * @param files written whole; one that exists with other content is shown as drift first
 * @param patches merged into configuration files that may hold other people's settings
 * @param uploads sent to a hosted runtime
 * @param notes one for each feature of the blueprint that is not simply carried over
 */
public record HarnessPlan(List<File> files, List<Patch> patches, List<Upload> uploads, List<Note> notes) {
    public HarnessPlan {
        files = List.copyOf(files);
        patches = List.copyOf(patches);
        uploads = List.copyOf(uploads);
        notes = List.copyOf(notes);
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
     * A change inside a configuration file.
     *
     * @param pointer JSON Pointer (RFC 6901) to the value that is set; what stands beside it is left alone
     * @param value the new value as JSON text
     */
    public record Patch(String path, Syntax syntax, String pointer, String value) {}

    /** How a configuration file is written. */
    public enum Syntax {
        JSON,
        YAML,
        TOML
    }

    /**
     * Something a hosted runtime is sent.
     *
     * @param kind the runtime's word for it, for example {@code skill}
     * @param name its name there
     * @param files what it consists of, paths relative to its own root
     */
    public record Upload(String kind, String name, List<File> files) {
        public Upload {
            files = List.copyOf(files);
        }
    }

    /** How a feature of the blueprint arrives in the harness, and why or at what price. */
    public record Note(String feature, Carried carried, String explanation) {}

    /** {@code NATIVE} works as meant, {@code EMULATED} works by another means, {@code LOST} does not work there. */
    public enum Carried {
        NATIVE,
        EMULATED,
        LOST
    }
}
