package dev.guildhall.identity;

import dev.guildhall.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A tenant. */
@Entity
@Table(name = "organisation")
class Organisation {
    @Id
    private UUID id;

    private String name;

    @Column(name = "display_name")
    private String displayName;

    private boolean home;

    @Column(name = "created_at", columnDefinition = "timestamptz")
    private Instant createdAt;

    @SuppressWarnings("NullAway")
    protected Organisation() {}

    Organisation(String name, String displayName, boolean home) {
        this.id = Ids.next();
        this.name = name;
        this.displayName = displayName;
        this.home = home;
        this.createdAt = Moment.now();
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Whether that changed anything. */
    boolean rename(String newDisplayName) {
        boolean changed = !displayName.equals(newDisplayName);
        displayName = newDisplayName;
        return changed;
    }

    OrganisationRow row() {
        return new OrganisationRow(name, displayName, home, createdAt);
    }
}
