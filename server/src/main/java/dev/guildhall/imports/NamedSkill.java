package dev.guildhall.imports;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.MendedSkill;
import java.util.List;

/** A skill and what is said of its name among the others of the import. */
record NamedSkill(MendedSkill skill, List<Finding> findings) {}
