package dev.guildhall.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How an agent gets to where a harness reads it. */
interface Installing {
    /**
     * What was done.
     *
     * @param claims what the plan says of each feature, by its word
     * @param arguments how the harness is started: what follows its name
     * @param variables set for the harness when it starts
     */
    record Installed(Map<String, Claim> claims, List<String> arguments, Map<String, String> variables) {}

    /** How a plan says a feature arrives: {@code native}, {@code emulated} or {@code lost}, and why. */
    record Claim(String carried, String why) {}

    Installed install(MadeUpAgent agent, Harness harness, Path work, Path home) throws IOException;
}
