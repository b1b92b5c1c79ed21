package dev.guildhall.web.gateway;

import dev.guildhall.spend.Figures;
import dev.guildhall.spend.SpendReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model that a key may use, and whether it did.
 *
 * @param model name, or pattern with a {@code *} at its end
 * @param may false: it did once, and may no longer
 * @param figures of the time looked at; empty: never
 */
public record KeyUse(String model, boolean may, Optional<Figures> figures) {

    /** Models that the key may use, in their order, then those it did use besides. */
    static List<KeyUse> of(List<String> allowed, List<SpendReport.Line> used) {
        List<KeyUse> uses = new ArrayList<>();
        for (String name : allowed) {
            uses.add(new KeyUse(
                    name,
                    true,
                    used.stream()
                            .filter(line -> covers(name, line.value()))
                            .map(SpendReport.Line::figures)
                            .reduce(Figures::plus)));
        }
        used.stream()
                .filter(line -> allowed.stream().noneMatch(name -> covers(name, line.value())))
                .forEach(line -> uses.add(new KeyUse(line.value(), false, Optional.of(line.figures()))));
        return uses;
    }

    private static boolean covers(String name, String model) {
        return name.endsWith("*") ? model.startsWith(name.substring(0, name.length() - 1)) : name.equals(model);
    }
}
