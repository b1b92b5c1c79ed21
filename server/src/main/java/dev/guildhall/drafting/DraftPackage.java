package dev.guildhall.drafting;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A drafted skill before it is kept.
 *
 * @param files path to text
 * @param notes what a person should look at first
 */
record DraftPackage(String name, Map<String, String> files, List<String> notes) {
    DraftPackage {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        notes = List.copyOf(notes);
    }
}
