package dev.guildhall.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words behind a command, sorted.
 *
 * @param plain those that belong to no option
 * @param values what was given for each option, in order
 * @param flags options without a value
 */
record Words(String command, List<String> plain, Map<String, List<String>> values, Set<String> flags) {

    /** @throws UsageProblem for an option that the command does not know, or one without its value */
    static Words sort(String command, List<String> given, Set<String> withValue, Set<String> flags) {
        List<String> plain = new ArrayList<>();
        Map<String, List<String>> values = new HashMap<>();
        Set<String> set = new HashSet<>();
        for (Iterator<String> rest = given.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (withValue.contains(word)) {
                if (!rest.hasNext()) {
                    throw new UsageProblem(command + " " + word + " needs a value.");
                }
                values.computeIfAbsent(word, option -> new ArrayList<>()).add(rest.next());
            } else if (flags.contains(word)) {
                set.add(word);
            } else if (word.startsWith("-")) {
                throw new UsageProblem(command + " does not know the option \"" + word + "\".");
            } else {
                plain.add(word);
            }
        }
        return new Words(command, plain, values, set);
    }

    /** The one plain word. */
    String only(String what) {
        if (plain.size() != 1) {
            throw new UsageProblem(command + " needs the name of one " + what + "; given were " + plain.size() + ".");
        }
        return plain.getFirst();
    }

    void requireNoPlain() {
        if (!plain.isEmpty()) {
            throw new UsageProblem(command + " does not understand \"" + plain.getFirst() + "\".");
        }
    }

    Optional<String> value(String option) {
        List<String> given = values.getOrDefault(option, List.of());
        if (given.size() > 1) {
            throw new UsageProblem(command + " takes " + option + " once.");
        }
        return given.stream().findFirst();
    }

    String required(String option) {
        return value(option).orElseThrow(() -> new UsageProblem(command + " needs " + option + "."));
    }

    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The folder given, else the one at hand. */
    Path into() {
        return Path.of(value("--into").orElse("")).toAbsolutePath().normalize();
    }

    Path home(Map<String, String> environment) {
        String own = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return Path.of(value("--home").orElse(own)).toAbsolutePath().normalize();
    }
}
