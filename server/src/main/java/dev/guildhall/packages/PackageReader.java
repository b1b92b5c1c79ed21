package dev.guildhall.packages;

import dev.guildhall.platform.Service;
import java.io.IOException;

/** Reads a package's manifest. {@code SKILL.md → frontmatter → six fields; skill.yaml → the rest; both → agree?} */
@Service
public class PackageReader {
    /** @throws IOException when the files cannot be read, never for what stands in them */
    public ReadPackage read(PackageFiles files) throws IOException {
        throw new UnsupportedOperationException();
    }
}
