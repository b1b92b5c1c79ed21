package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;

/** Search and read. Everything is bounded by the actor's organisation; what another tenant has answers 404. */
@Service
public class Catalog {
    public Page<SkillRow> search(Actor actor, SkillQuery query, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /** How many skills match, counted up to 10,000. */
    public long count(Actor actor, SkillQuery query) {
        throw new UnsupportedOperationException();
    }

    public SkillDetail skill(Actor actor, String owner, String name) {
        throw new UnsupportedOperationException();
    }

    public Page<VersionRow> versions(Actor actor, String owner, String name, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    /** @param version a version, or a channel's name such as {@code latest} */
    public VersionDetail version(Actor actor, String owner, String name, String version) {
        throw new UnsupportedOperationException();
    }

    public StoredFile file(Actor actor, String owner, String name, String version, String path) {
        throw new UnsupportedOperationException();
    }

    /** The package as a zip under one top folder named like the skill; counts a download. */
    public StoredFile archive(Actor actor, String owner, String name, String version) {
        throw new UnsupportedOperationException();
    }
}
