package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;
import dev.guildhall.skill.HarnessPlan.Patch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every file of a plan as it would be on an empty disk, sorted by path. {@code ${workspace}} stays: no place is known yet.
 */
public final class RenderedFiles {
    private RenderedFiles() {}

    /** @throws PlanRefused when the plan is larger than allowed, or names a path twice or one it must not */
    public static List<RenderedFile> of(PlannedAgent planned) {
        Map<String, RenderedFile> files = new TreeMap<>();
        for (File file : planned.plan().files()) {
            add(files, file(planned, file));
        }
        patches(planned).forEach((path, patches) -> {
            String text = Merge.apply(planned.agent(), path, Optional.empty(), patches)
                    .text();
            add(files, text(path, false, true, text));
        });
        bounded(files);
        return List.copyOf(files.values());
    }

    /** The patches of each file, files in the order they are first named. */
    static Map<String, List<Patch>> patches(PlannedAgent planned) {
        Map<String, List<Patch>> byPath = new LinkedHashMap<>();
        for (Patch patch : planned.plan().patches()) {
            byPath.computeIfAbsent(patch.path(), path -> new ArrayList<>()).add(patch);
        }
        return byPath;
    }

    private static RenderedFile file(PlannedAgent planned, File file) {
        return switch (file.content()) {
            case Content.Text text -> text(file.path(), file.executable(), false, text.text());
            case Content.FromPackage bytes -> {
                Long size = planned.sizes().get(bytes.sha256());
                if (size == null) {
                    throw new PlanRefused("the plan says no size for " + file.path() + ".");
                }
                yield new RenderedFile(file.path(), file.executable(), false, size, bytes.sha256(), bytes);
            }
        };
    }

    private static RenderedFile text(String path, boolean executable, boolean merged, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RenderedFile(path, executable, merged, bytes.length, Sha256.of(bytes), new Content.Text(text));
    }

    private static void add(Map<String, RenderedFile> files, RenderedFile file) {
        PlanPath.of(file.path());
        if (files.put(file.path(), file) != null) {
            throw new PlanRefused("the plan names " + file.path() + " twice.");
        }
    }

    private static void bounded(Map<String, RenderedFile> files) {
        if (files.size() > PlanLimits.FILES) {
            throw new PlanRefused("the plan has more than " + PlanLimits.FILES + " files.");
        }
        long bytes = 0;
        Map<String, String> spelled = new LinkedHashMap<>();
        for (RenderedFile file : files.values()) {
            bytes += file.size();
            // Two that differ in case alone are one file on macOS and Windows.
            String twin = spelled.put(file.path().toLowerCase(Locale.ROOT), file.path());
            if (twin != null) {
                throw new PlanRefused("the plan names " + twin + " and " + file.path()
                        + ", which are one file where case does not count.");
            }
        }
        if (bytes > PlanLimits.BYTES) {
            throw new PlanRefused("the plan's files have %,d bytes together; at most %,d are carried."
                    .formatted(bytes, PlanLimits.BYTES));
        }
        for (String path : files.keySet()) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                if (files.containsKey(path.substring(0, slash))) {
                    throw new PlanRefused("the plan names " + path.substring(0, slash) + " as a file and as a folder.");
                }
            }
        }
    }
}
