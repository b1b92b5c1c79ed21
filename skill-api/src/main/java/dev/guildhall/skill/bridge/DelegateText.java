package dev.guildhall.skill.bridge;

import dev.guildhall.skill.AgentBlueprint.Delegate;
import dev.guildhall.skill.Json;

/** A sub-agent as Markdown: frontmatter with its name and description, then what it is told. Values are JSON, which YAML takes. */
public final class DelegateText {
    private final StringBuilder frontmatter = new StringBuilder();
    private final Delegate delegate;

    private DelegateText(Delegate delegate) {
        this.delegate = delegate;
    }

    public static DelegateText of(Delegate delegate) {
        return new DelegateText(delegate).field("name", delegate.name()).field("description", delegate.description());
    }

    /** One more line of frontmatter. */
    public DelegateText field(String name, String value) {
        frontmatter.append(name).append(": ").append(Json.write(value)).append('\n');
        return this;
    }

    public String text() {
        return "---\n" + frontmatter + "---\n\n" + delegate.instructions().strip() + "\n";
    }
}
