package dev.guildhall.identity;

import dev.guildhall.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as it changes. */
@Entity
@Table(name = "app_user")
class Account {
    @Id
    private UUID id;

    @Column(name = "organisation_id")
    private UUID organisation;

    private String login;

    @Column(name = "display_name")
    private String displayName;

    private String role;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    private String state;

    @Column(name = "created_at", columnDefinition = "timestamptz")
    private Instant createdAt;

    @Version
    @Column(name = "row_version")
    private int rowVersion;

    @SuppressWarnings("NullAway")
    protected Account() {}

    Account(UUID organisation, String login, String displayName, Role role) {
        this.id = Ids.next();
        this.organisation = organisation;
        this.login = login;
        this.displayName = displayName;
        this.role = role.label();
        this.state = "active";
        this.createdAt = Moment.now();
    }

    UUID id() {
        return id;
    }

    UUID organisation() {
        return organisation;
    }

    String login() {
        return login;
    }

    Role role() {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }

    /** Grows with every change. */
    int revision() {
        return rowVersion;
    }

    boolean isActive() {
        return state.equals("active");
    }

    boolean isActiveAdministrator() {
        return isActive() && role() == Role.ADMINISTRATOR;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    /** Whether that changed anything; so do the others. */
    boolean rename(String newDisplayName) {
        boolean changed = !displayName.equals(newDisplayName);
        displayName = newDisplayName;
        return changed;
    }

    boolean become(Role newRole) {
        boolean changed = role() != newRole;
        role = newRole.label();
        return changed;
    }

    boolean activate(boolean active) {
        boolean changed = isActive() != active;
        state = active ? "active" : "disabled";
        return changed;
    }

    void protect(String newPasswordHash) {
        passwordHash = newPasswordHash;
    }

    /** Until an invitation is accepted nobody signs in with a password. */
    void forgetPassword() {
        passwordHash = null;
    }
}
