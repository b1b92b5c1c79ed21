package dev.guildhall.registry;

import dev.guildhall.packages.PackageDigest;
import dev.guildhall.signing.SigningProblem;
import dev.guildhall.signing.Subject;
import dev.guildhall.signing.VersionSignatures;
import dev.guildhall.skill.PackageFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a version is what this registry signed: {@code row → subject → signature holds · files → digest of the row}.
 *
 * <p>A signature that held is remembered by version and digests, so that it is checked once on a node; the row and the files
 * are compared each time. Nothing is remembered of a doubt: whoever mends the row need not restart.
 */
@ApplicationScoped
class VersionTrust {
    private static final Logger LOG = LoggerFactory.getLogger(VersionTrust.class);
    private static final int MOST = 20_000;

    private final VersionSignatures signatures;
    private final Map<Held, Boolean> held = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Held, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** For the client proxy. */
    @SuppressWarnings("NullAway")
    protected VersionTrust() {
        this.signatures = null;
    }

    @Inject
    VersionTrust(VersionSignatures signatures) {
        this.signatures = signatures;
    }

    private record Held(UUID version, Subject subject) {}

    static Subject subject(SkillKey skill, VersionReads.Located located) {
        return new Subject(
                skill.title(located.row().version()),
                located.row().digest().substring("sha256:".length()),
                located.archiveDigest());
    }

    /** Why the version's row is not what was signed; empty when it is. */
    Optional<String> doubt(SkillKey skill, VersionReads.Located located) {
        Held key = new Held(located.id(), subject(skill, located));
        synchronized (held) {
            if (held.containsKey(key)) {
                return Optional.empty();
            }
        }
        Optional<String> doubt = signatures.doubt(located.id(), key.subject());
        // Not of one whose turn to be signed has not come: there is no signature that could have held.
        if (doubt.isEmpty() && !signatures.isNotSignedYet(located.id())) {
            synchronized (held) {
                held.put(key, true);
            }
        }
        return doubt;
    }

    /** As {@link #doubt(SkillKey, VersionReads.Located)}, for the list of files too. */
    Optional<String> doubt(SkillKey skill, VersionReads.Located located, List<PackageFile> files) {
        return doubt(skill, located).or(() -> {
            String found = PackageDigest.of(files);
            return found.equals(subject(skill, located).packageDigest())
                    ? Optional.empty()
                    : Optional.of("its files have the package digest %s where %s was signed"
                            .formatted(found, subject(skill, located).packageDigest()));
        });
    }

    /** 500 {@code signature-broken}, saying why, when there is a doubt. */
    void require(SkillKey skill, VersionReads.Located located) {
        doubt(skill, located).ifPresent(doubt -> refuse(skill, located, doubt));
    }

    void require(SkillKey skill, VersionReads.Located located, List<PackageFile> files) {
        doubt(skill, located, files).ifPresent(doubt -> refuse(skill, located, doubt));
    }

    private static void refuse(SkillKey skill, VersionReads.Located located, String doubt) {
        String title = skill.title(located.row().version());
        LOG.error("{} is not handed out: {}", title, doubt);
        throw SigningProblem.SIGNATURE_BROKEN.because(
                "%s is not handed out, because %s. Somebody changed what is stored; an administrator has to look into it. Other versions are not affected."
                        .formatted(title, doubt));
    }
}
