package dev.guildhall.models;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.ModelTraits.Quirk;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of providers: {@code models/providers.csv} of this build. */
public final class Providers {
    private static final int COLUMNS = 10;
    /** Words that LiteLLM has, whose wire shape or sign-in nobody here speaks. */
    private static final Set<String> UNSPOKEN = Set.of(
            "a2a",
            "aleph_alpha",
            "auto_router",
            "azure_text",
            "bytez",
            "chatgpt",
            "custom",
            "dify",
            "fal_ai",
            "gigachat",
            "github_copilot",
            "infinity",
            "langgraph",
            "nlp_cloud",
            "palm",
            "petals",
            "predibase",
            "replicate",
            "runwayml",
            "sagemaker",
            "sagemaker_chat",
            "sap",
            "text-completion-codestral",
            "text-completion-openai",
            "topaz",
            "triton",
            "watsonx",
            "watsonx_text");

    private static final Map<String, Provider> TABLE = read();
    private static final Map<String, Provider> WORDS = words();

    private Providers() {}

    /** In the order of the table. */
    public static Collection<Provider> all() {
        return TABLE.values();
    }

    /** By its word or one of its aliases. */
    public static Optional<Provider> of(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }

    /** Whether LiteLLM knows the word and this gateway does not speak what is meant. */
    static boolean unspoken(String word) {
        return UNSPOKEN.contains(word);
    }

    /** Words and aliases, to find the nearest. */
    static Set<String> knownWords() {
        return new TreeSet<>(WORDS.keySet());
    }

    private static Map<String, Provider> read() {
        Map<String, Provider> table = new LinkedHashMap<>();
        for (List<String> line : CsvLines.of("providers.csv", COLUMNS)) {
            Provider provider = provider(line);
            table.put(provider.word(), provider);
        }
        return Collections.unmodifiableMap(table);
    }

    private static Map<String, Provider> words() {
        Map<String, Provider> words = new LinkedHashMap<>();
        for (Provider provider : TABLE.values()) {
            words.put(provider.word(), provider);
            for (String alias : provider.aliases()) {
                if (words.put(alias, provider) != null) {
                    throw new IllegalStateException("two providers are called " + alias);
                }
            }
        }
        return words;
    }

    private static Provider provider(List<String> line) {
        return new Provider(
                line.get(0),
                CsvLines.words(line.get(8)),
                line.get(1),
                Optional.of(line.get(2)).filter(base -> !base.isEmpty()),
                dialect(line.get(3)),
                CsvLines.words(line.get(4)).stream().map(Providers::dialect).collect(Collectors.toSet()),
                ProviderAuth.Scheme.valueOf(constant(line.get(5))),
                CsvLines.words(line.get(6)),
                CsvLines.words(line.get(7)).stream()
                        .map(word -> Quirk.valueOf(constant(word)))
                        .collect(Collectors.toSet()),
                Provider.Where.valueOf(constant(line.get(9))));
    }

    private static Dialect dialect(String word) {
        return Arrays.stream(Dialect.values())
                .filter(dialect -> dialect.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("providers.csv: no dialect is called " + word));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
