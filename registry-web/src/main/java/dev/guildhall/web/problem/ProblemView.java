package dev.guildhall.web.problem;

import dev.guildhall.packages.Finding;
import dev.guildhall.web.layout.Chrome;
import java.util.List;

/**
 * A problem as people see it.
 *
 * @param detail what is wrong, where, and what to do
 * @param advice the way out that holds for every problem of this type
 * @param json the same as the API would say it
 */
public record ProblemView(
        Chrome chrome,
        int status,
        String slug,
        String title,
        String detail,
        String advice,
        String path,
        String traceId,
        String json,
        List<Finding> findings) {}
