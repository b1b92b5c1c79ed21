package dev.guildhall.registry;

import dev.guildhall.packages.ManifestJson;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What versions need and where they fit, for those who choose among skills. */
@Service
public class SkillOffers {
    private static final String ROW = """
            select s.owner_name, s.name, v.version, cast(v.manifest as text), cast(v.fits as text)
            from skill s join skill_version v on v.skill_id = s.id""";

    private final EntityManager entities;

    @Inject
    SkillOffers(EntityManager entities) {
        this.entities = entities;
    }

    /** @param fits harness to how well it fits */
    public record Offer(String id, String version, SkillManifest manifest, Map<String, PublishedVersion.Fit> fits) {}

    /** The latest live version of each, by {@code @owner/name}; those without one are left out. */
    public Map<String, Offer> latest(UUID organisation, Collection<String> ids) {
        Map<String, Offer> offers = new HashMap<>();
        new Sql(ROW)
                .add("join skill_channel c on c.skill_id = s.id and c.channel = 'latest' and c.version = v.version")
                .add("where s.organisation_id = ? and v.state = 'live'", organisation)
                .add(
                        "and '@' || s.owner_name || '/' || s.name = any(string_to_array(nullif(?, ''), chr(31)))",
                        Sql.joined(List.copyOf(ids)))
                .add(
                        "and s.name = any(string_to_array(nullif(?, ''), chr(31)))",
                        Sql.joined(ids.stream()
                                .map(id -> id.substring(id.indexOf('/') + 1))
                                .toList()))
                .list(entities, SkillOffers::offer)
                .forEach(offer -> offers.put(offer.id(), offer));
        return offers;
    }

    /** A live version. */
    public Optional<Offer> of(UUID organisation, String owner, String name, String version) {
        return new Sql(ROW)
                .add(
                        "where s.organisation_id = ? and s.owner_name = ? and s.name = ? and v.version = ?",
                        organisation,
                        owner,
                        name,
                        version)
                .add("and v.state = 'live'")
                .first(entities, SkillOffers::offer);
    }

    private static Offer offer(Row row) {
        return new Offer(
                "@" + row.text(0) + "/" + row.text(1),
                row.text(2),
                ManifestJson.read(row.text(3)),
                Json.fits(row.text(4)));
    }
}
