package dev.guildhall.registry;

import dev.guildhall.packages.ReadPackage;
import dev.guildhall.scan.Risk;

/**
 * A package that every check has looked at.
 *
 * @param read with the findings of all checks
 * @param risk what it could do if it ran
 * @param rulesVersion of the scan
 */
record CheckedPackage(ReadPackage read, Risk risk, int rulesVersion) {}
