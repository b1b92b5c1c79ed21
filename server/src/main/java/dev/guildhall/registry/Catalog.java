package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;

/** Read one skill, its versions and their files. Everything is bounded by the actor's organisation; what another tenant has answers 404. */
@Service
public class Catalog {
    private static final int BELOW = 100;

    private final SkillReads skills;
    private final SkillStore store;
    private final VersionReads versions;
    private final StoredFiles files;

    @Inject
    Catalog(SkillReads skills, SkillStore store, VersionReads versions, StoredFiles files) {
        this.skills = skills;
        this.store = store;
        this.versions = versions;
        this.files = files;
    }

    public SkillDetail skill(Actor actor, String owner, String name) {
        return skills.detail(actor, owner, name);
    }

    /** Newest first by semantic version. */
    public Page<VersionRow> versions(Actor actor, String owner, String name, PageRequest page) {
        return versions.page(store.known(actor, owner, name), page);
    }

    /** The hundred versions below one, newest first. */
    public List<VersionRow> versionsBelow(Actor actor, String owner, String name, String version) {
        return versions.below(store.known(actor, owner, name), version, BELOW);
    }

    /**
     * @param version a version, or a channel's name such as {@code latest}
     */
    public VersionDetail version(Actor actor, String owner, String name, String version) {
        return files.detail(actor, owner, name, version);
    }

    /** As {@link #version}, for who goes on to read its files by their digests: 403 when the actor may not, 500 when it does not verify. */
    public VersionDetail readable(Actor actor, String owner, String name, String version) {
        return files.readableDetail(actor, owner, name, version);
    }

    public StoredFile file(Actor actor, String owner, String name, String version, String path) {
        return files.file(actor, owner, name, version, path);
    }

    /** The package as a zip under one top folder named like the skill; opening it counts a download. */
    public StoredFile archive(Actor actor, String owner, String name, String version) {
        return files.archive(actor, owner, name, version);
    }

    /** As {@link #archive}, with the files as they were before an import mended them, under the folder they lay in. */
    public OriginalArchive original(Actor actor, String owner, String name, String version) {
        return files.original(actor, owner, name, version);
    }
}
