package dev.guildhall.keys;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keys and users in LiteLLM's shapes, for lists that add something to them. */
@Service
public class LiteLlmListing {
    private static final int PAGE = 100;

    private final KeyRows rows;
    private final Holders holders;
    private final HolderStore store;

    @Inject
    LiteLlmListing(KeyRows rows, Holders holders, HolderStore store) {
        this.rows = rows;
        this.holders = holders;
        this.store = store;
    }

    /** Newest first; each has its {@code token}. */
    public List<JsonObject> keys(Actor actor, int most) {
        return rows.slice(actor, KeyQuery.ALL, most, 0).stream()
                .map(LiteLlmKeys::row)
                .toList();
    }

    public List<JsonObject> users(Actor actor, int most) {
        List<JsonObject> users = new ArrayList<>();
        Optional<PageRequest> page = Optional.of(PageRequest.first(Math.min(most, PAGE)));
        while (page.isPresent() && users.size() < most) {
            var found = holders.list(actor, HolderKind.USER, page.get());
            found.items()
                    .forEach(user ->
                            users.add(LiteLlmHolders.user(user, store.teamsOf(actor.organisation(), user.id()))));
            page = found.next().map(next -> PageRequest.of(Math.min(most, PAGE), next));
        }
        return users;
    }

    /** The aliases of those teams that have one, by id. */
    public Map<String, String> teamNames(UUID organisation, Collection<String> ids) {
        return store.aliases(organisation, HolderKind.TEAM, ids);
    }
}
