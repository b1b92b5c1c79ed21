package dev.guildhall.scan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every rule of the scan. {@code docs/scanning.md} lists the same; a test writes it. */
final class ScanRules {
    /** Raised with every change of what a rule reports: versions scanned under a lower one are scanned again. */
    static final int VERSION = 2;

    /** Codes of rules that are no more: a rescan removes their findings. */
    static final Set<String> RETIRED = Set.of();

    static final List<Rule> ALL = Stream.of(
                    SecretRules.all(),
                    InjectionRules.all(),
                    ShellRules.all(),
                    AddressRules.all(),
                    BinaryRules.all(),
                    ObfuscationRules.all(),
                    BehaviourRules.all(),
                    DeclarationRules.all())
            .flatMap(List::stream)
            .toList();

    private ScanRules() {}

    static Optional<String> meaning(String code) {
        return ALL.stream()
                .filter(rule -> rule.code().equals(code))
                .map(Rule::meaning)
                .findFirst();
    }
}
