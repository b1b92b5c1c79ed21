package dev.guildhall.registry;

/** The part of an address that names an owner: {@code @acme}, or {@code %40acme} from clients that encode it. */
final class OwnerSegment {
    /** For {@code @Path}. The address is matched before it is decoded. */
    static final String OWNER = "{owner:(?:@|%40)[^/]+}";

    static final String SKILL = OWNER + "/{name}";
    static final String VERSION = SKILL + "/versions/{version}";

    private OwnerSegment() {}

    static String bare(String segment) {
        if (segment.startsWith("@")) {
            return segment.substring(1);
        }
        return segment.startsWith("%40") ? segment.substring(3) : segment;
    }
}
