package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The files of one package, wherever they lie. Paths are relative to the folder that holds {@code SKILL.md}. */
public interface PackageFiles {
    /** Sorted by path. */
    List<PackageFile> list();

    InputStream open(String path) throws IOException;

    /** Name of the folder the package came in; empty when {@code SKILL.md} was at the archive's root. */
    Optional<String> folder();
}
