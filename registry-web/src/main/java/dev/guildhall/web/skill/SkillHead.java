package dev.guildhall.web.skill;

import dev.guildhall.platform.Permission;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.registry.VersionDetail;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Seal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands above the tabs of a skill: name, version, verdict, banners.
 *
 * @param shown the version that all tabs are about
 * @param mayReview whether the visitor holds and releases versions
 */
public record SkillHead(
        Chrome chrome,
        SkillAddress address,
        SkillDetail skill,
        VersionDetail shown,
        Seal seal,
        SkillTab tab,
        Optional<Note> note,
        boolean mayReview) {

    public VersionRow row() {
        return shown.row();
    }

    /** The same under a frame that names another twin. */
    SkillHead framed(Chrome other) {
        return new SkillHead(other, address, skill, shown, seal, tab, note, mayReview);
    }

    public boolean settings() {
        return skill.mayManage() || mayReview;
    }

    /** The tabs that lead somewhere for this visitor. */
    public List<SkillTab> tabs() {
        return Arrays.stream(SkillTab.values())
                .filter(tab -> tab != SkillTab.SETTINGS || settings())
                .filter(tab -> tab != SkillTab.AGENTS || chrome.may(Permission.AGENTS_READ))
                .toList();
    }

    public String count(SkillTab which) {
        return switch (which) {
            case FILES -> String.valueOf(row().files());
            case VERSIONS -> String.valueOf(skill.versionCount());
            case DEPENDENCIES -> String.valueOf(shown.manifest().dependencies().size());
            case README, COMPARE, DEPENDENTS, AGENTS, HARNESSES, SECURITY, SETTINGS -> "";
        };
    }

    /** For example {@code 1.5.0 – latest} or {@code 1.3.0 – yanked}. */
    public static String optionLabel(VersionRow version) {
        if (!version.state().equals("live")) {
            return version.version() + " – " + version.state();
        }
        return version.channels().isEmpty()
                ? version.version()
                : version.version() + " – " + String.join(", ", version.channels());
    }
}
