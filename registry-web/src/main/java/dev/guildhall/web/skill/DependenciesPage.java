package dev.guildhall.web.skill;

import dev.guildhall.plugins.DependencyTree;
import dev.guildhall.web.layout.Addresses;

/** The tab of what the version shown needs. */
public record DependenciesPage(SkillHead head, DependencyTree tree) {

    /** @param id {@code @owner/name} */
    public static String address(String id, String version) {
        return "/skills/" + Addresses.encodePath(id) + "?version=" + Addresses.encode(version);
    }
}
