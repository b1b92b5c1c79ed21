package dev.guildhall.web.gateway;

import dev.guildhall.web.layout.Chrome;
import java.util.List;
import java.util.Optional;

/**
 * The models that the organisation can call.
 *
 * @param notes what is to be known of the configuration file, such as lines without effect
 */
public record ModelsPage(Chrome chrome, List<ModelLine> lines, List<String> notes, Optional<String> next) {
    public boolean unpriced() {
        return lines.stream().anyMatch(line -> line.model().price().isEmpty());
    }
}
