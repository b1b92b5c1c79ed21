package dev.guildhall.web.imports;

import dev.guildhall.jobs.Job;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Chrome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An import that runs or is over.
 *
 * @param outcome that the lines are filtered by; empty for all
 * @param further whether these are not the first lines
 * @param next cursor of the next lines
 */
public record ImportJobPage(
        Chrome chrome, Job job, List<ReportLine> lines, String outcome, boolean further, Optional<String> next) {
    private static final List<String> ORDER = List.of("refused", "held", "created", "updated", "unchanged", "foreign");

    /** Per cent that are done; 0 as long as nobody knows how much there is. */
    public int percent() {
        int total = job.progress().total();
        return total == 0 ? 0 : (int) (100L * job.progress().done() / total);
    }

    /** Outcome to count, those that want somebody's eye first. */
    public Map<String, Integer> outcomes() {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        ORDER.stream()
                .filter(job.outcomes()::containsKey)
                .forEach(name -> sorted.put(name, job.outcomes().get(name)));
        return sorted;
    }

    public int all() {
        return job.outcomes().values().stream().mapToInt(Integer::intValue).sum();
    }

    public String address(String filter, Optional<String> cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("outcome", filter);
        query.put("cursor", cursor.orElse(""));
        return Addresses.withQuery("/imports/" + job.id(), query);
    }

    /** Style of the mark that stands before an outcome. */
    public static String css(String outcome) {
        return switch (outcome) {
            case "created", "updated" -> "ok";
            case "held" -> "ask";
            case "refused" -> "bad";
            default -> "info";
        };
    }

    /** Icon of that mark. */
    public static String icon(String outcome) {
        return switch (outcome) {
            case "created" -> "plus";
            case "updated" -> "check";
            case "held" -> "ask";
            case "refused" -> "cross";
            case "foreign" -> "link";
            default -> "minus";
        };
    }
}
