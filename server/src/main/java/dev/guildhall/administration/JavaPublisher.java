package dev.guildhall.administration;

/**
 * An owner whose packages bring Java code, or who is trusted to.
 *
 * @param trusted its Java code may run
 * @param members who can publish under the name
 * @param skills that have at least one version with jars
 * @param versions with jars
 * @param started plugins of this owner that run on this node at the moment
 */
public record JavaPublisher(
        String owner, String displayName, boolean trusted, int members, int skills, int versions, int started) {}
