package dev.guildhall.web.skill;

import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.registry.VersionDetail;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Seal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads what all tabs of a skill share. */
@Service
class SkillHeads {
    private final Frame frame;
    private final Catalog catalog;
    private final Owners owners;

    @Inject
    SkillHeads(Frame frame, Catalog catalog, Owners owners) {
        this.frame = frame;
        this.catalog = catalog;
        this.owners = owners;
    }

    /**
     * @param segment the owner as it stands in the address, with its {@code @}
     * @param version a version or channel; empty for the default
     */
    SkillHead head(String segment, String name, String version, SkillTab tab, String note) {
        Actor actor = frame.actor();
        String owner = Addresses.ownerName(segment);
        SkillDetail skill = catalog.skill(actor, owner, name);
        Optional<String> asked = version.isBlank() ? Optional.empty() : Optional.of(version.strip());
        String wanted = asked.or(skill::shown)
                .orElseThrow(() -> PlatformProblem.NOT_FOUND.because(
                        "@%s/%s has no version yet. Publish one at /publish.".formatted(owner, name)));
        VersionDetail shown = catalog.version(actor, owner, name, wanted);
        SkillAddress address = new SkillAddress(owner, name, asked);
        boolean trusted = owners.owner(actor, owner).trusted();
        return new SkillHead(
                chrome(address, shown, tab),
                address,
                skill,
                shown,
                Seal.of(owner, trusted),
                tab,
                Note.ofSlug(note),
                actor.may(Permission.SKILLS_REVIEW));
    }

    private Chrome chrome(SkillAddress address, VersionDetail shown, SkillTab tab) {
        String version = shown.row().version();
        String twin = switch (tab) {
            case README, COMPARE, HARNESSES, SETTINGS -> address.apiVersion(version);
            case FILES -> address.apiVersion(version) + "/files";
            case VERSIONS -> address.api() + "/versions";
            case DEPENDENCIES -> address.apiVersion(version) + "/dependencies";
            case DEPENDENTS -> address.api() + "/dependents";
            case AGENTS -> address.api() + "/agents";
            case SECURITY -> address.apiVersion(version) + "/scan";
        };
        String title = "@" + address.owner() + "/" + address.name() + " " + version;
        return frame.of(Nav.CATALOGUE, tab == SkillTab.README ? title : title + " · " + tab.label(), Twin.of(twin));
    }
}
