package dev.guildhall.web.agent;

import dev.guildhall.agents.Upgrade;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an upgrade would change, before it does.
 *
 * @param only the one skill it is narrowed to; empty for all
 * @param look empty when the upgrade cannot be worked out; then {@code refusal} says why
 */
public record UpgradePage(AgentHead head, String only, Optional<Upgrade> look, Optional<Refusal> refusal) {

    public List<Upgrade.Change> changes() {
        return look.map(Upgrade::changes).orElse(List.of());
    }

    /** Changes after which a skill may do more. */
    public long wider() {
        return changes().stream().filter(change -> !change.wider().isEmpty()).count();
    }

    /** Tokens that the model always sees, more or fewer than now. */
    public int tokens() {
        return changes().stream()
                .mapToInt(change -> change.tokensTo().catalog() - change.tokensFrom().catalog())
                .sum();
    }

    public String alone(String id) {
        return Addresses.withQuery(head.address().upgrade(), Map.of("skill", id));
    }

    /** In words, why a version changes. */
    public static String why(Upgrade.Change change) {
        return switch (change.why()) {
            case "newer" -> "a newer version fits the range";
            case "yanked" -> "its version is yanked";
            case "revoked" -> "its version is revoked";
            case "asked" -> "asked for";
            case "dependency" -> "another skill needs it so";
            default -> change.why();
        };
    }
}
