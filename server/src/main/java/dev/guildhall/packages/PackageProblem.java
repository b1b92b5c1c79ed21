package dev.guildhall.packages;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Problems of a package that was sent; each carries {@code findings} as a member. */
public enum PackageProblem implements ProblemType {
    REFUSED("package-refused", 422, "The package breaks the rules"),
    TOO_LARGE("package-too-large", 413, "The package is too large");

    private static final Set<String> SIZES = Set.of(
            FindingCode.TOO_MANY_FILES.code(),
            FindingCode.FILE_TOO_LARGE.code(),
            FindingCode.PACKAGE_TOO_LARGE.code(),
            FindingCode.COMPRESSION_RATIO.code());

    private final String slug;
    private final int status;
    private final String title;

    PackageProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The problem that tells these findings; 413 when a size limit is among them. There must be an error in the list. */
    public static Problem of(List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(Finding::refuses).toList();
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("no finding refuses the package: " + findings);
        }
        boolean size = errors.stream().anyMatch(finding -> SIZES.contains(finding.code()));
        Finding first = errors.getFirst();
        String where = first.file()
                .map(file -> file + first.line().map(line -> ":" + line).orElse("") + ": ")
                .orElse("");
        String others = errors.size() == 1 ? "" : " (" + (errors.size() - 1) + " more in findings)";
        return (size ? TOO_LARGE : REFUSED)
                .because(where + first.message() + " " + first.fix() + others, Map.of("findings", findings));
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
