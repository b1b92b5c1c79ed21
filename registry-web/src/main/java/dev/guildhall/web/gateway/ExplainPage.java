package dev.guildhall.web.gateway;

import dev.guildhall.gateway.Explanation;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway would do with a call.
 *
 * @param models names that can be called
 * @param explanation empty before anything was asked
 */
public record ExplainPage(
        Chrome chrome,
        List<String> models,
        ExplainForm typed,
        Optional<Explanation> explanation,
        Optional<Refusal> refusal) {}
