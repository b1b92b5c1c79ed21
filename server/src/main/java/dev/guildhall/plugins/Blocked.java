package dev.guildhall.plugins;

import java.util.Optional;

/** Whether a package may run, apart from whether it can. */
final class Blocked {
    private Blocked() {}

    /** What an administrator or reviewer has to do first; empty when nothing. Packages without jars need no trust. */
    static Optional<String> why(ShelvedPackage shelved) {
        if (shelved.doubt().isPresent()) {
            return Optional.of(
                    "%s is not what was published here, so it is not started: %s. Ask an administrator to look into it."
                            .formatted(shelved.title(), shelved.doubt().get()));
        }
        if (shelved.state().equals(ShelvedVersion.HELD)) {
            return Optional.of(
                    "%s is held for review; a reviewer releases it on the version's page.".formatted(shelved.title()));
        }
        if (shelved.state().equals(ShelvedVersion.REVOKED)) {
            return Optional.of("%s is revoked; use another version.".formatted(shelved.title()));
        }
        if (shelved.hasJars() && !shelved.publisherTrusted()) {
            String publisher = shelved.id().substring(0, shelved.id().indexOf('/'));
            return Optional.of(
                    "%s brings Java code, and its publisher %s is not trusted; an administrator trusts it at /owners/%s."
                            .formatted(shelved.title(), publisher, publisher.substring(1)));
        }
        return Optional.empty();
    }
}
