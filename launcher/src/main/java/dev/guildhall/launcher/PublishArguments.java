package dev.guildhall.launcher;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./guildhall publish} was asked to do.
 *
 * @param query the parameters of the publish call, in the order they were given
 */
record PublishArguments(Path folder, Map<String, String> query) {

    static PublishArguments parse(List<String> arguments) {
        @Nullable String folder = null;
        Map<String, String> query = new LinkedHashMap<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--owner", "--version", "--channel" -> query.put(argument.substring(2), value(argument, rest));
                case "--dry-run" -> query.put("dryRun", "true");
                default -> {
                    if (argument.startsWith("-")) {
                        throw new LauncherProblem("publish does not know the option \"" + argument
                                + "\". It knows --owner, --version, --channel, --dry-run.");
                    }
                    if (folder != null) {
                        throw new LauncherProblem(
                                "publish takes one folder; given were \"" + folder + "\" and \"" + argument + "\".");
                    }
                    folder = argument;
                }
            }
        }
        if (folder == null) {
            throw new LauncherProblem("publish needs the skill's folder: ./guildhall publish DIR");
        }
        return new PublishArguments(Path.of(folder), query);
    }

    String address() {
        String parameters = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "/api/v1/skills" + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new LauncherProblem(option + " needs a value.");
        }
        return rest.next().replaceFirst("^@", "");
    }
}
