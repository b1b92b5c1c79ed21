package dev.guildhall.registry;

/** The part of an address that names an owner: {@code @acme}, or {@code %40acme} from clients that encode it. */
public final class OwnerSegment {
    /** For {@code @Path}. The address is matched before it is decoded. */
    public static final String OWNER = "{owner:(?:@|%40)[^/]+}";

    public static final String SKILL = OWNER + "/{name}";
    public static final String VERSION = SKILL + "/versions/{version}";

    private OwnerSegment() {}

    public static String bare(String segment) {
        if (segment.startsWith("@")) {
            return segment.substring(1);
        }
        return segment.startsWith("%40") ? segment.substring(3) : segment;
    }
}
