package dev.guildhall.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of skills that a harness shows its model, where it names the file to read. */
final class Catalogue {
    private Catalogue() {}

    /** Where the model is told to read a skill, aliases of folders resolved as it would. */
    static String path(String skill, ModelRequest request) {
        String words = request.words();
        Matcher path = Pattern.compile("[^\\s<>()`\"']*" + Pattern.quote(skill) + "/SKILL\\.md")
                .matcher(words);
        if (!path.find()) {
            throw new IllegalStateException("the list of skills does not say where " + skill + " is");
        }
        String found = path.group();
        Matcher alias = Pattern.compile("^(r\\d+)/").matcher(found);
        if (!alias.find()) {
            return found;
        }
        Matcher meaning = Pattern.compile("`?" + alias.group(1) + "`?\\s*[=:]+>?\\s*`?([^\\s`]+)")
                .matcher(words);
        if (!meaning.find()) {
            throw new IllegalStateException("the alias " + alias.group(1) + " is not explained");
        }
        return meaning.group(1) + found.substring(alias.end() - 1);
    }
}
