package dev.guildhall.web.gateway;

import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.gateway.DeploymentFigures;
import dev.guildhall.models.ModelDetail;
import dev.guildhall.models.ModelRow;
import dev.guildhall.models.PriceRow;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Pages of models with sample records. */
final class SampleModels {
    private SampleModels() {}

    static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("models", models(lines(), List.of("line 12: litellm_settings.cache has no effect here")));
        views.put("models-empty", models(List.of(), List.of()));
        views.put("model", model(lines().getFirst(), lines().subList(1, 3)));
        views.put("model-off", model(lines().getLast(), List.of()));
        return views;
    }

    private static List<ModelLine> lines() {
        return List.of(
                new ModelLine(
                        row("openai-gpt-4o", "gpt-4o", "openai", true, ""), figures("openai-gpt-4o", 1_204, 0, "")),
                new ModelLine(
                        row("azure-gpt-4o", "gpt-4o", "azure", true, ""),
                        figures("azure-gpt-4o", 311, 3, "azure answered 503: the model is busy")),
                new ModelLine(row("local", "qwen3-coder", "ollama", false, ""), figures("local", 0, 0, "")),
                new ModelLine(row("wild", "openai/*", "openai", false, ""), Optional.empty()),
                new ModelLine(
                        row("off", "claude-sonnet", "anthropic", false, "os.environ/ANTHROPIC_API_KEY is not set"),
                        Optional.empty()));
    }

    private static ModelRow row(String id, String name, String provider, boolean known, String off) {
        return new ModelRow(
                id,
                name,
                known ? "configuration" : "organisation",
                provider,
                name.endsWith("*") ? "*" : name + "-2024-11-20",
                "chat",
                off.isEmpty() ? "ready" : "off",
                off.isEmpty() ? Optional.empty() : Optional.of(off),
                known ? Optional.of(128_000) : Optional.empty(),
                known ? Optional.of(16_384) : Optional.empty(),
                new TreeSet<>(known ? List.of(Ability.TOOLS, Ability.IMAGES) : List.of()),
                known ? Optional.of(price()) : Optional.empty());
    }

    private static PriceRow price() {
        return new PriceRow(
                "catalogue 2026-11-23",
                LocalDate.of(2026, 11, 23),
                new BigDecimal("2.5"),
                BigDecimal.TEN,
                Optional.of(new BigDecimal("1.25")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new PriceRow.Threshold(200_000, new BigDecimal("5"), new BigDecimal("20"))));
    }

    private static Optional<DeploymentFigures> figures(String id, long served, long failed, String error) {
        boolean called = served > 0;
        return Optional.of(new DeploymentFigures(
                id,
                "gpt-4o",
                "openai",
                "gpt-4o-2024-11-20",
                2,
                40,
                12_000,
                failed,
                served,
                failed,
                called ? Optional.of(0.412) : Optional.empty(),
                called ? Optional.of(1.9) : Optional.empty(),
                called ? Optional.of(4.21) : Optional.empty(),
                called ? Optional.of(22.4) : Optional.empty(),
                failed > 0 ? Optional.of(4L) : Optional.empty(),
                failed > 0 ? Optional.of(error) : Optional.empty(),
                error.isEmpty() ? Optional.empty() : Optional.of(error)));
    }

    private static View models(List<ModelLine> lines, List<String> notes) {
        return new View(
                "gateway/models.jte",
                new ModelsPage(
                        SamplePages.chrome(Nav.MODELS, "Models", Twin.of("/api/v1/models")),
                        lines,
                        notes,
                        Optional.empty()));
    }

    private static View model(ModelLine line, List<ModelLine> others) {
        return new View(
                "gateway/model.jte",
                new ModelPage(
                        SamplePages.chrome(Nav.MODELS, line.model().name(), Twin.of("/api/v1/models/1")),
                        new ModelDetail(
                                line.model(),
                                Map.of("model", "openai/gpt-4o-2024-11-20", "rpm", 600),
                                Map.of("base_model", "gpt-4o"),
                                Optional.of(new ModelDetail.Change(
                                        "r.keller", SamplePages.NOW, "r.keller", SamplePages.NOW)),
                                1),
                        line,
                        others));
    }
}
