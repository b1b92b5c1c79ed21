package dev.guildhall.scan;

import dev.guildhall.packages.Finding.Severity;
import java.util.List;

/**
 * One thing a scan looks for. A test runs every rule over its own examples; {@code docs/scanning.md} lists the rules.
 *
 * @param code stable, kebab-case; becomes the finding's code
 * @param severity the gravest it reports; where a thing is only talked about, it reports less
 * @param meaning what it means that it was found
 * @param fix what to do about it
 * @param matches packages it must report with {@code severity}
 * @param passes packages it must not report with {@code severity}
 */
record Rule(
        String code,
        Severity severity,
        String meaning,
        String fix,
        Check check,
        List<Example> matches,
        List<Example> passes) {
    Rule {
        matches = List.copyOf(matches);
        passes = List.copyOf(passes);
    }

    /** Begins a rule. */
    static Draft of(String code, Severity severity, String meaning, String fix) {
        return new Draft(code, severity, meaning, fix);
    }

    /** A rule that still lacks what it does. */
    record Draft(String code, Severity severity, String meaning, String fix) {
        Rule finds(Check check, List<Example> matches, List<Example> passes) {
            return new Rule(code, severity, meaning, fix, check, matches, passes);
        }
    }
}
