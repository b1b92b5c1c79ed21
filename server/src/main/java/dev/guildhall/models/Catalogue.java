package dev.guildhall.models;

import dev.guildhall.dialect.ModelTraits.Ability;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shipped list of models, their prices and abilities: {@code models/prices.csv}, and on top of it {@code models/prices-more.csv}. */
final class Catalogue {
    /** The day the list is of; it stands in its header, too. */
    static final LocalDate DATE = LocalDate.of(2026, 8, 6);

    static final String VERSION = "catalogue " + DATE;
    private static final int COLUMNS = 11;
    private static final int MORE_COLUMNS = 10;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Map<String, CatalogueModel> MODELS = read();

    private Catalogue() {}

    /** By the provider's word and its name of the model; names are tried as they are, then in the ways people write them. */
    static Optional<CatalogueModel> find(String provider, String model) {
        for (String name : NameVariants.of(provider, model)) {
            CatalogueModel found = MODELS.get(provider + "/" + name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    static int size() {
        return MODELS.size();
    }

    private static Map<String, CatalogueModel> read() {
        List<List<String>> more = CsvLines.of("prices-more.csv", MORE_COLUMNS);
        Map<String, CatalogueModel> models = new HashMap<>();
        for (List<String> line : CsvLines.of("prices.csv", COLUMNS)) {
            CatalogueModel model = model(line, more);
            models.put(model.provider() + "/" + model.model(), model);
        }
        return models;
    }

    private static CatalogueModel model(List<String> line, List<List<String>> more) {
        String provider = line.get(0);
        String model = line.get(1);
        List<String> can = CsvLines.words(line.get(10));
        return new CatalogueModel(
                provider,
                model,
                line.get(2),
                price(line).map(price -> topped(price, provider, model, more)),
                whole(line.get(8)),
                whole(line.get(9)),
                line.get(2).equals("embedding") ? Set.of(Ability.EMBEDDINGS) : abilities(can),
                can.contains("adaptive-thinking"));
    }

    private static Optional<Price> price(List<String> line) {
        return perToken(line.get(3))
                .flatMap(input -> perToken(line.get(4))
                        .map(output -> new Price(
                                VERSION,
                                DATE,
                                input,
                                output,
                                perToken(line.get(5)),
                                perToken(line.get(6)),
                                perToken(line.get(7)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of())));
    }

    private static Price topped(Price price, String provider, String model, List<List<String>> more) {
        List<Price.Threshold> thresholds = new ArrayList<>();
        Optional<BigDecimal> audioInput = price.audioInput();
        Optional<BigDecimal> audioOutput = price.audioOutput();
        for (List<String> line : more) {
            if (!line.get(0).equals(provider) || !fits(line.get(1), model)) {
                continue;
            }
            if (line.get(2).isEmpty()) {
                audioInput = perToken(line.get(8)).or(price::audioInput);
                audioOutput = perToken(line.get(9)).or(price::audioOutput);
            } else {
                thresholds.add(new Price.Threshold(
                        Long.parseLong(line.get(2)),
                        perToken(line.get(3)).orElseThrow(),
                        perToken(line.get(4)).orElseThrow(),
                        perToken(line.get(5)),
                        perToken(line.get(6)),
                        perToken(line.get(7))));
            }
        }
        return new Price(
                price.version(),
                price.since(),
                price.input(),
                price.output(),
                price.cacheRead(),
                price.cacheWrite(),
                price.cacheWriteHour(),
                price.reasoning(),
                audioInput,
                audioOutput,
                thresholds);
    }

    private static boolean fits(String pattern, String model) {
        boolean open = pattern.startsWith("*");
        boolean more = pattern.endsWith("*");
        String text = pattern.replace("*", "");
        if (open) {
            return more ? model.contains(text) : model.endsWith(text);
        }
        return more ? model.startsWith(text) : model.equals(text);
    }

    /**
     * The list names what was advertised; who can use tools takes a choice of tool and several at once, and everybody streams and takes a
     * system's words, so that these are never refused for the list's sake.
     */
    private static Set<Ability> abilities(List<String> can) {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        for (String word : can) {
            switch (word) {
                case "tools" -> abilities.addAll(Set.of(Ability.TOOLS, Ability.PARALLEL_TOOLS, Ability.TOOL_CHOICE));
                case "images" -> abilities.addAll(Set.of(Ability.IMAGES, Ability.FILES));
                case "files" -> abilities.add(Ability.FILES);
                case "audio" -> abilities.add(Ability.AUDIO);
                case "reasoning" -> abilities.add(Ability.REASONING);
                case "json-schema" -> abilities.add(Ability.JSON_SCHEMA);
                case "cache" -> abilities.add(Ability.CACHE);
                default -> {}
            }
        }
        if (!abilities.isEmpty()) {
            abilities.addAll(Set.of(Ability.SYSTEM, Ability.STREAM));
        }
        return abilities;
    }

    private static Optional<BigDecimal> perToken(String perMillion) {
        return perMillion.isEmpty()
                ? Optional.empty()
                : Optional.of(new BigDecimal(perMillion).divide(MILLION).stripTrailingZeros());
    }

    private static Optional<Integer> whole(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
    }
}
