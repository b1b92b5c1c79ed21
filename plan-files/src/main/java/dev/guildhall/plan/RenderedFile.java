package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Content;

/**
 * A file as a plan leaves it on an empty disk.
 *
 * @param path as it stands in the plan; {@code ~/} is the user's home
 * @param merged whether it is a configuration file that the plan only changes values of
 * @param size bytes
 * @param sha256 of its bytes, lower-case hex
 */
public record RenderedFile(
        String path, boolean executable, boolean merged, long size, String sha256, Content content) {}
