package dev.guildhall.dialect;

/** A request that cannot be read, or cannot be said in the provider's dialect. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public RequestRefused(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
