package dev.guildhall.gateway;

import dev.guildhall.keys.LiteLlmListing;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.spend.SpendAccounts;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells spend what else is known of keys and users; nothing to those who may not read keys. */
@Service
class SpendOfKeys implements SpendAccounts {
    private final LiteLlmListing listing;

    @Inject
    SpendOfKeys(LiteLlmListing listing) {
        this.listing = listing;
    }

    @Override
    public List<Map<String, Object>> keys(Actor reader, int most) {
        return reader.may(Permission.KEYS_READ) ? rows(listing.keys(reader, most)) : List.of();
    }

    @Override
    public List<Map<String, Object>> users(Actor reader, int most) {
        return reader.may(Permission.KEYS_READ) ? rows(listing.users(reader, most)) : List.of();
    }

    private static List<Map<String, Object>> rows(List<JsonObject> objects) {
        return objects.stream().map(SpendOfKeys::row).toList();
    }

    private static Map<String, Object> row(JsonObject object) {
        Map<String, Object> row = new LinkedHashMap<>();
        object.forEach((name, value) -> row.put(name, value instanceof JsonString text ? text.getString() : value));
        return row;
    }
}
