package dev.guildhall.models;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which people write one model of one provider, the plainest last. */
final class NameVariants {
    private static final Pattern ROUTE = Pattern.compile("(?:converse|invoke|converse_like|chat)/(.+)");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-gov)?-[a-z]+-[0-9]/(.+)");
    private static final Pattern PROFILE = Pattern.compile("(?:us|eu|apac|jp|au|ca|us-gov|global)\\.(.+)");
    private static final Pattern ARN = Pattern.compile("arn:aws[^:]*:bedrock:[^:]*:[^:]*:[^/]+/(.+)");
    private static final Pattern TUNED = Pattern.compile("(ft:[^:]+):.*");
    private static final Pattern AT = Pattern.compile("([^@]+)@(?:default|latest|[0-9]{3,8})");
    private static final Pattern DATED = Pattern.compile("(.+?)-(?:latest|20[0-9]{6}|20[0-9]{2}-[0-9]{2}-[0-9]{2})");

    private NameVariants() {}

    static List<String> of(String provider, String model) {
        Set<String> names = new LinkedHashSet<>();
        names.add(model);
        if (provider.equals("bedrock")) {
            String name = model;
            for (Pattern pattern : List.of(ARN, ROUTE, REGION, ROUTE, PROFILE)) {
                name = first(pattern, name);
                names.add(name);
            }
        }
        names.add(first(TUNED, model));
        if (provider.equals("fireworks_ai")) {
            names.add(model.startsWith("accounts/") ? model : "accounts/fireworks/models/" + model);
        }
        for (String name : new ArrayList<>(names)) {
            names.add(first(AT, name));
        }
        for (String name : new ArrayList<>(names)) {
            names.add(first(DATED, name));
        }
        return List.copyOf(names);
    }

    private static String first(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }
}
