package dev.guildhall.web.gateway;

import dev.guildhall.runlog.ModelCallRow;
import dev.guildhall.web.layout.Chrome;
import java.util.List;
import java.util.Optional;

/** Calls of models, newest first. */
public record CallsPage(Chrome chrome, List<ModelCallRow> calls, CallFilter filter, Optional<String> next) {
    public static String key(ModelCallRow call) {
        return call.keyAlias().isBlank() ? call.key().toString() : call.keyAlias();
    }
}
