package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Namespaces and who may publish into them. Every answer is bounded by the actor's organisation. */
@Service
public class Owners {
    /** Creates (the actor becomes its first {@code owner}) or renames; refuses reserved and confusable names with 422. */
    public OwnerRow put(Actor actor, String name, @Nullable String displayName, @Nullable String team) {
        throw new UnsupportedOperationException();
    }

    /** Or a 404 problem that says how to create it. */
    public OwnerRow owner(Actor actor, String name) {
        throw new UnsupportedOperationException();
    }

    /** By name; {@code mine} keeps those the actor may publish into. */
    public Page<OwnerRow> list(Actor actor, boolean mine, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    public List<MemberRow> members(Actor actor, String name) {
        throw new UnsupportedOperationException();
    }

    public MemberRow putMember(Actor actor, String name, String login, String role) {
        throw new UnsupportedOperationException();
    }

    public void removeMember(Actor actor, String name, String login) {
        throw new UnsupportedOperationException();
    }

    /** The owner, when the actor is a member (or an administrator): else 403 naming who can help, or 404 when unknown. */
    public OwnerRow publishable(Actor actor, String name) {
        throw new UnsupportedOperationException();
    }

    /** An administrator says whether Java code of this publisher may run. */
    public OwnerRow trust(Actor actor, String name, boolean trusted, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Whether Java code of this publisher may run; false when there is no such owner. */
    public boolean trusted(UUID organisation, String name) {
        throw new UnsupportedOperationException();
    }

    /** Owner by id, for rows that hold only the id. */
    public Optional<OwnerRow> byId(UUID organisation, UUID owner) {
        throw new UnsupportedOperationException();
    }
}
