package dev.guildhall.web.skill;

import dev.guildhall.registry.VersionRow;
import java.util.List;
import java.util.Optional;

/** The tab of versions, newest first. {@code next} is the address of the older ones. */
public record VersionsPage(SkillHead head, List<VersionRow> versions, Optional<String> next) {}
