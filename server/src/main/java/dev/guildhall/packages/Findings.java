package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.List;

/** Collects findings up to a bound, so that a hostile file cannot make the answer itself a bomb. */
public final class Findings {
    private static final int MOST = 200;

    private final List<Finding> found = new ArrayList<>();
    private boolean refusing;
    private boolean more;

    Findings() {}

    public static Findings none() {
        return new Findings();
    }

    public void add(Finding finding) {
        refusing |= finding.refuses();
        if (found.size() < MOST) {
            found.add(finding);
        } else if (finding.refuses()) {
            more = true;
        }
    }

    public void addAll(List<Finding> findings) {
        findings.forEach(this::add);
    }

    /** Whether any finding, listed or not, is an error. */
    public boolean refusing() {
        return refusing;
    }

    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(found);
        if (more) {
            all.add(FindingCode.MORE_FINDINGS.onPackage(
                    "There are more than " + MOST + " findings; the rest is not listed.",
                    "Mend the listed ones and try again."));
        }
        return List.copyOf(all);
    }
}
