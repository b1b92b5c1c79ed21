package dev.guildhall.platform;

/** Problems that any request can meet. */
public enum PlatformProblem implements ProblemType {
    BAD_REQUEST("bad-request", 400, "The request cannot be read"),
    UNAUTHENTICATED("unauthenticated", 401, "Nobody is signed in"),
    FORBIDDEN("forbidden", 403, "The permission is missing"),
    CROSS_SITE("cross-site", 403, "A cookie may write only from our own pages"),
    NOT_FOUND("not-found", 404, "There is nothing at this address"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address does not take that method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The asked representation does not exist"),
    CONFLICT("conflict", 409, "It is in the way of something that is there"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not understood"),
    INVALID_FIELD("invalid-field", 422, "A field has a value that cannot be used"),
    OUTBOUND_REFUSED("outbound-refused", 422, "This server does not fetch from that address"),
    PRECONDITION_FAILED("precondition-failed", 412, "Somebody else changed it first"),
    INTERNAL("internal", 500, "Something went wrong on our side"),
    OUTBOUND_FAILED("outbound-failed", 502, "Another server gave no answer that can be used"),
    UNAVAILABLE("unavailable", 503, "A part that is needed does not answer"),
    SEALED("sealed", 503, "A secret cannot be opened with the master key"),
    STORAGE_FULL("storage-full", 507, "There is no room left on the disk");

    private final String slug;
    private final int status;
    private final String title;

    PlatformProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
