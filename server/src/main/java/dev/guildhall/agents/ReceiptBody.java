package dev.guildhall.agents;

import java.util.List;
import java.util.Optional;

/**
 * What a client found on disk.
 *
 * @param place its name for the machine and folder, 1–200 characters
 * @param planDigest of the plan that was carried out there
 * @param files each with the SHA-256 it has now; empty when it is gone
 * @param patches whether each change in a shared file is still in place
 */
public record ReceiptBody(String place, String planDigest, List<SeenFile> files, List<SeenPatch> patches) {
    public ReceiptBody {
        files = List.copyOf(files);
        patches = List.copyOf(patches);
    }

    public record SeenFile(String path, Optional<String> sha256) {}

    public record SeenPatch(String path, String pointer, boolean inPlace) {}
}
