package dev.guildhall.agents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an agent has in common with others, as 24 numbers: min-hashes over pairs of words of its instructions, its skills and its
 * tools. Of two agents the share of equal numbers is about the share of what they have in common.
 */
final class Features {
    static final int COUNT = 24;
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Features() {}

    /** Each number knows its place, so that equal numbers of different places never meet. */
    static List<Integer> of(AgentDefinition agent) {
        Set<Integer> parts = parts(agent);
        List<Integer> features = new ArrayList<>();
        if (parts.isEmpty()) {
            return features;
        }
        for (int place = 0; place < COUNT; place++) {
            int least = Integer.MAX_VALUE;
            for (int part : parts) {
                least = Math.min(least, mixed(part, place));
            }
            features.add(mixed(least, place));
        }
        return features;
    }

    static Set<Integer> parts(AgentDefinition agent) {
        Set<Integer> parts = new HashSet<>();
        String before = "";
        for (String word : BREAK.split(agent.instructions().toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()) {
                parts.add((before + " " + word).hashCode());
                before = word;
            }
        }
        agent.skills().keySet().forEach(id -> parts.add(("skill " + id).hashCode()));
        agent.tools().allow().forEach(tool -> parts.add(("tool " + tool).hashCode()));
        agent.mcpServers().forEach(server -> parts.add(("server " + server.name()).hashCode()));
        return parts;
    }

    private static int mixed(int value, int place) {
        int mixed = value ^ (place * 0x9E3779B9);
        mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }
}
