package dev.guildhall.platform;

import java.util.Optional;

/** Port: draws a problem for people. The pages' module contributes the one bean; without it problems are JSON only. */
public interface ProblemPage {
    /**
     * @param traceId what the log calls this occurrence
     * @param actor who met it, when known
     * @return an HTML document
     */
    String render(Problem problem, String path, String traceId, Optional<Actor> actor);
}
