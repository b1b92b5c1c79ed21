package dev.guildhall.platform;

import java.util.Map;

/** A kind of problem. Each feature has one enum of them; {@code /problems/{slug}} opens a page that explains it. */
public interface ProblemType {
    /** Kebab-case; the last segment of the {@code type} URI of RFC 9457. */
    String slug();

    /** HTTP status. */
    int status();

    /** One short sentence, the same for every occurrence. */
    String title();

    /** This occurrence: what is wrong, where, and what to do. */
    default Problem because(String detail) {
        return new Problem(this, detail, Map.of());
    }

    /** As {@link #because(String)}, with extension members (RFC 9457 section 3.2), each a value JSON-B can write. */
    default Problem because(String detail, Map<String, ?> members) {
        return new Problem(this, detail, members);
    }
}
