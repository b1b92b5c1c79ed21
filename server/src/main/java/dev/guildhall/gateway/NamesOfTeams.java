package dev.guildhall.gateway;

import dev.guildhall.keys.LiteLlmListing;
import dev.guildhall.platform.Service;
import dev.guildhall.spend.Dimension;
import dev.guildhall.spend.SpendNames;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Tells spend what teams are called. */
@Service
class NamesOfTeams implements SpendNames {
    private final LiteLlmListing listing;

    @Inject
    NamesOfTeams(LiteLlmListing listing) {
        this.listing = listing;
    }

    @Override
    public Dimension dimension() {
        return Dimension.TEAM;
    }

    @Override
    public Map<String, String> of(UUID organisation, Collection<String> ids) {
        return listing.teamNames(organisation, ids);
    }
}
