package dev.guildhall.packages;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Places in a text where the value of a credential is put: {@code ${credential:ID}}. */
public final class CredentialReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{credential:([^}]*)}");

    private CredentialReferences() {}

    /** Ids, as often as they stand there. */
    public static List<String> in(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(CredentialReferences::id)
                .toList();
    }

    static String without(String text) {
        return REFERENCE.matcher(text).replaceAll("");
    }

    private static String id(String reference) {
        return reference.substring(reference.indexOf(':') + 1, reference.length() - 1);
    }
}
