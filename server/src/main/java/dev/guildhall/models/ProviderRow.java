package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A provider in a list.
 *
 * @param dialects words of what it speaks, the first first
 * @param base address, with placeholders
 * @param keys environment variables that a key is taken from
 * @param where {@code cloud}, {@code local} or {@code any}
 */
public record ProviderRow(
        String word,
        String title,
        List<String> aliases,
        List<String> dialects,
        Optional<String> base,
        List<String> needs,
        String auth,
        List<String> keys,
        String where) {
    static ProviderRow of(Provider provider) {
        return new ProviderRow(
                provider.word(),
                provider.title(),
                provider.aliases(),
                Stream.concat(
                                Stream.of(provider.dialect()),
                                provider.also().stream().sorted())
                        .map(Dialect::word)
                        .toList(),
                provider.base(),
                provider.placeholders(),
                provider.auth().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                provider.keys(),
                provider.where().name().toLowerCase(Locale.ROOT));
    }
}
