package dev.guildhall.imports;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One broken skill and what an import must say of it.
 *
 * @param path of its folder in the archive
 * @param files path below the folder to bytes
 * @param links path below the folder to target
 * @param name it must get; empty when it must have none
 * @param version it must get; empty when it must be refused
 * @param codes every mend and every refusal, and no other
 */
record Variant(
        String path,
        Map<String, byte[]> files,
        Map<String, String> links,
        Optional<String> name,
        Optional<String> version,
        String outcome,
        Set<String> codes) {}
