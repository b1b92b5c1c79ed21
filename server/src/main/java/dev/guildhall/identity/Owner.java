package dev.guildhall.identity;

import dev.guildhall.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A namespace as it changes. */
@Entity
@Table(name = "owner")
class Owner {
    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisation;

    private String name;

    /** Only for queries and the unique index. */
    @SuppressWarnings("UnusedVariable")
    private String skeleton;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "team_id")
    private @Nullable UUID team;

    private boolean trusted;

    @Column(name = "created_at", columnDefinition = "timestamptz")
    private Instant createdAt;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    @SuppressWarnings("NullAway")
    protected Owner() {}

    Owner(UUID organisation, OwnerName name, String displayName, @Nullable UUID team) {
        this.id = Ids.next();
        this.organisation = organisation;
        this.name = name.value();
        this.skeleton = name.skeleton();
        this.displayName = displayName;
        this.team = team;
        this.createdAt = Moment.now();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Grows with every change. */
    int revision() {
        return rowVersion;
    }

    String displayName() {
        return displayName;
    }

    /** Whether that changed anything; so do the others. */
    boolean rename(String newDisplayName) {
        boolean changed = !displayName.equals(newDisplayName);
        displayName = newDisplayName;
        return changed;
    }

    boolean giveTo(UUID newTeam) {
        boolean changed = !Objects.equals(team, newTeam);
        team = newTeam;
        return changed;
    }

    boolean trust(boolean newTrusted) {
        boolean changed = trusted != newTrusted;
        trusted = newTrusted;
        return changed;
    }
}
