package dev.guildhall.web.skill;

/**
 * The first tab: the body of {@code SKILL.md} and the facts.
 *
 * @param readme safe HTML
 * @param download the command that fetches and unpacks this version
 */
public record ReadmePage(SkillHead head, String readme, String download) {}
