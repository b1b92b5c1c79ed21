package dev.guildhall.identity;

import dev.guildhall.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A team as it changes. */
@Entity
@Table(name = "team")
class Team {
    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisation;

    private String name;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "created_at", columnDefinition = "timestamptz")
    private Instant createdAt;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    @SuppressWarnings("NullAway")
    protected Team() {}

    Team(UUID organisation, String name, String displayName) {
        this.id = Ids.next();
        this.organisation = organisation;
        this.name = name;
        this.displayName = displayName;
        this.createdAt = Moment.now();
    }

    UUID id() {
        return id;
    }

    /** Grows with every change. */
    int revision() {
        return rowVersion;
    }

    boolean rename(String newDisplayName) {
        boolean changed = !displayName.equals(newDisplayName);
        displayName = newDisplayName;
        return changed;
    }

    @Override
    public String toString() {
        return "Team[" + organisation + "/" + name + ", " + createdAt + "]";
    }
}
