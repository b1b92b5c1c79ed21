package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits.Quirk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who serves models: one line of the table {@code providers.csv}.
 *
 * @param word LiteLLM's word, the prefix of {@code litellm_params.model}
 * @param aliases other words for it
 * @param base address before the dialect's path, with placeholders such as {@code {region}}; empty: it must be given
 * @param also dialects it speaks besides at the same base
 * @param keys environment variables of the key, the first that is set counts
 */
public record Provider(
        String word,
        List<String> aliases,
        String title,
        Optional<String> base,
        Dialect dialect,
        Set<Dialect> also,
        ProviderAuth.Scheme auth,
        List<String> keys,
        Set<Quirk> quirks,
        Where where) {
    /** Where it runs, as far as keys and bills go. */
    public enum Where {
        /** A key is needed. */
        CLOUD,
        /** On one's own machines: no key is needed, and nobody sends a bill. */
        LOCAL,
        /** Nobody knows: no key is needed, no price is known. */
        ANY
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    public Provider {
        aliases = List.copyOf(aliases);
        also = Set.copyOf(also);
        keys = List.copyOf(keys);
        quirks = Set.copyOf(quirks);
    }

    /** Names of what the base address needs filled in. */
    public List<String> placeholders() {
        Matcher matcher = PLACEHOLDER.matcher(base.orElse(""));
        return matcher.results().map(found -> found.group(1)).toList();
    }
}
