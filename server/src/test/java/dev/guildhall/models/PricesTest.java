package dev.guildhall.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.ModelTraits.Ability;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4o-mini, 0.00000015, 0.0000006",
        "openai, ft:gpt-4o-mini-2024-07-18:acme::abc, 0.0000003, 0.0000012",
        "anthropic, claude-sonnet-4-5-20250929, 0.000003, 0.000015",
        "anthropic, claude-sonnet-4-5-latest, 0.000003, 0.000015",
        "bedrock, us.anthropic.claude-sonnet-4-5-20250929-v1:0, 0.0000033, 0.0000165",
        "bedrock, converse/anthropic.claude-sonnet-4-5-20250929-v1:0, 0.000003, 0.000015",
        "gemini, gemini-2.5-flash, 0.0000003, 0.0000025",
        "groq, llama-3.3-70b-versatile, 0.00000059, 0.00000079",
        "deepseek, deepseek-chat, 0.00000028, 0.00000042",
        "oci, xai.grok-4, 0.000003, 0.000015",
        "azure, gpt-4o, 0.0000025, 0.00001",
        "vertex_ai, gemini-2.5-pro, 0.00000125, 0.00001",
    })
    void findsTheWaysPeopleWriteAModel(String provider, String model, BigDecimal input, BigDecimal output) {
        Price price = Prices.SHIPPED.of(provider, model).orElseThrow();

        assertThat(price.input()).isEqualByComparingTo(input);
        assertThat(price.output()).isEqualByComparingTo(output);
        assertThat(price.version()).isEqualTo("catalogue 2026-08-06");
    }

    @Test
    void makesNoPriceUp() {
        assertThat(Prices.SHIPPED.of("groq", "llama-3.1-70b-versatile")).isEmpty();
        assertThat(Prices.SHIPPED.of("openai", "gpt-4o-mini-but-mine")).isEmpty();
        assertThat(Prices.SHIPPED.of("custom_openai", "anything")).isEmpty();
        assertThat(Prices.SHIPPED.of("publicai", "swiss-ai/apertus-8b-instruct"))
                .isEmpty();
    }

    @Test
    void takesNothingForWhatRunsOnOnesOwnMachines() {
        Price price = Prices.SHIPPED.of("ollama", "llama3.2").orElseThrow();

        assertThat(price.version()).isEqualTo("local");
        assertThat(price.input()).isEqualByComparingTo("0");
    }

    @Test
    void lastsWhatTheOperatorSays() {
        Price own = Price.of("operator 3", Catalogue.DATE, new BigDecimal("0.000001"), new BigDecimal("0.000002"));

        assertThat(new Prices(Map.of("openai/gpt-4o", own)).of("openai", "gpt-4o"))
                .contains(own);
        assertThat(new Prices(Map.of("openai/gpt-4o", own)).of("openai", "gpt-4o-mini"))
                .isNotEqualTo(Optional.of(own));
    }

    @Test
    void knowsThresholdsHoursAndSound() {
        Price sonnet = Prices.SHIPPED.of("anthropic", "claude-sonnet-4-5").orElseThrow();
        Price sol = Prices.SHIPPED.of("openai", "gpt-5.6-sol").orElseThrow();
        Price heard = Prices.SHIPPED.of("openai", "gpt-4o-audio-preview").orElseThrow();

        assertThat(sonnet.cacheWriteHour())
                .hasValueSatisfying(hour -> assertThat(hour).isEqualByComparingTo("0.000006"));
        assertThat(sonnet.thresholds()).extracting(Price.Threshold::above).isEqualTo(List.of(200_000L));
        assertThat(sol.thresholds()).extracting(Price.Threshold::above).isEqualTo(List.of(272_000L));
        assertThat(heard.audioOutput())
                .hasValueSatisfying(said -> assertThat(said).isEqualByComparingTo("0.00008"));
    }

    @Test
    void holdsTheWholeListWithoutAFreeCloud() {
        assertThat(Catalogue.size()).isGreaterThan(2_000);
        assertThat(CsvLines.of("prices.csv", 11)).allSatisfy(line -> {
            assertThat(Providers.of(line.get(0))).isPresent();
            assertThat(line.get(3).isEmpty()).isEqualTo(line.get(4).isEmpty());
            assertThat(line.get(3) + line.get(4)).isNotEqualTo("00");
        });
        assertThat(CsvLines.of("prices-more.csv", 10))
                .allSatisfy(line -> assertThat(CsvLines.of("prices.csv", 11))
                        .as("%s", line)
                        .anyMatch(model -> model.get(0).equals(line.get(0))
                                && (line.get(1).contains("*")
                                        ? model.get(1).contains(line.get(1).replace("*", ""))
                                        : model.get(1).equals(line.get(1)))));
    }

    @Test
    void refusesNobodyASystemMessageForTheListsSake() {
        CatalogueModel model = Catalogue.find("openai", "gpt-4o").orElseThrow();

        assertThat(model.abilities()).contains(Ability.SYSTEM, Ability.STREAM, Ability.TOOLS, Ability.IMAGES);
        assertThat(model.context()).contains(128_000);
        assertThat(model.outputMax()).contains(16_384);
    }
}
