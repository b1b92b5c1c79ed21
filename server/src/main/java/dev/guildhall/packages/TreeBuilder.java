package dev.guildhall.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A tree of files being put together from somewhere else than an archive; checked and counted as one. */
public final class TreeBuilder {
    private final Unpacking unpacking;
    private final Path staging;

    TreeBuilder(Unpacking unpacking, Path staging) {
        this.unpacking = unpacking;
        this.staging = staging;
    }

    /** @throws dev.guildhall.platform.Problem when the tree grows past its limits */
    public void file(String path, boolean executable, InputStream bytes) throws IOException {
        Optional<String> admitted = unpacking.admit(path);
        if (admitted.isPresent()) {
            unpacking.store(admitted.get(), executable, bytes, staging, () -> Long.MAX_VALUE);
        }
    }

    /** @param target as it stands in the link */
    public void link(String path, String target) {
        unpacking.admit(path).ifPresent(admitted -> unpacking.link(admitted, target));
    }

    public ArchiveTree tree() {
        return unpacking.tree();
    }
}
