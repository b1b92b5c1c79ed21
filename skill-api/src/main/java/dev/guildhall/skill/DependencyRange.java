package dev.guildhall.skill;

/** Another package this one needs: {@code @owner/name} and a semver range in npm's notation ({@code ^2.0}, {@code >=1.2 <2}). */
public record DependencyRange(String owner, String name, String range) {

    /** {@code @owner/name}. */
    public String target() {
        return "@" + owner + "/" + name;
    }
}
