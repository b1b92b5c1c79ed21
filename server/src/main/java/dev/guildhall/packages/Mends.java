package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.List;

/** Collects what was mended in one file, up to a bound. */
final class Mends {
    private static final int MOST = 150;

    private final String file;
    private final List<Finding> mends = new ArrayList<>();

    Mends(String file) {
        this.file = file;
    }

    void add(MendCode code, int line, String change, String fix) {
        add(code.inFile(file, line, change, fix));
    }

    void add(Finding finding) {
        if (mends.size() < MOST) {
            mends.add(finding);
        }
    }

    List<Finding> all() {
        return List.copyOf(mends);
    }
}
