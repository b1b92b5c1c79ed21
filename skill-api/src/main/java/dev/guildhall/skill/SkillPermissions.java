package dev.guildhall.skill;

import java.util.List;

/** What the skill's scripts may touch: hosts, paths read and written (relative to the workspace), programs run. */
public record SkillPermissions(List<String> network, List<String> read, List<String> write, List<String> run) {

    public static final SkillPermissions NONE = new SkillPermissions(List.of(), List.of(), List.of(), List.of());

    public SkillPermissions {
        network = List.copyOf(network);
        read = List.copyOf(read);
        write = List.copyOf(write);
        run = List.copyOf(run);
    }
}
