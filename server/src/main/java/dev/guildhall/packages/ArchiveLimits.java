package dev.guildhall.packages;

/**
 * How large a package may be.
 *
 * @param maxFiles files in it, folders not counted
 * @param maxFileBytes bytes of one file, unpacked
 * @param maxTotalBytes bytes of all files, unpacked
 * @param maxRatio unpacked to packed size, looked at once {@link #RATIO_FLOOR} bytes are unpacked
 * @param maxDepth names in a path
 * @param maxPathLength bytes of a path in UTF-8
 */
public record ArchiveLimits(
        int maxFiles, long maxFileBytes, long maxTotalBytes, int maxRatio, int maxDepth, int maxPathLength) {

    /** Ordinary text packs well; below this size a high ratio harms nobody. */
    public static final long RATIO_FLOOR = 1L << 20;

    public static final ArchiveLimits DEFAULT = new ArchiveLimits(2_000, 10L << 20, 50L << 20, 100, 16, 512);

    public ArchiveLimits {
        if (maxFiles < 1
                || maxFileBytes < 1
                || maxTotalBytes < 1
                || maxRatio < 1
                || maxDepth < 1
                || maxPathLength < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }
}
