package dev.guildhall.keys;

import java.util.List;

/** Whether a list of models lets one through: by its name, {@code *}, or {@code openai/*}. */
final class ModelNames {
    static final String OF_TEAM = "all-team-models";
    private static final String ALL = "all-proxy-models";

    private ModelNames() {}

    static boolean allow(Caller caller, String model) {
        return (caller.models().isEmpty()
                        || allow(caller.models(), model)
                        || caller.models().contains(OF_TEAM))
                && (caller.teamModels().isEmpty() || allow(caller.teamModels(), model));
    }

    private static boolean allow(List<String> names, String model) {
        for (String name : names) {
            if (name.equals(model) || name.equals("*") || name.equals(ALL) || matches(name, model)) {
                return true;
            }
        }
        return false;
    }

    /** One star, at the end or in the middle. */
    private static boolean matches(String pattern, String model) {
        int star = pattern.indexOf('*');
        return star >= 0
                && model.length() >= pattern.length() - 1
                && model.startsWith(pattern.substring(0, star))
                && model.endsWith(pattern.substring(star + 1));
    }
}
