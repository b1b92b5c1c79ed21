package dev.guildhall.keys;

import dev.guildhall.platform.ProblemType;

/** Problems of virtual keys and whose they are. */
public enum KeyProblem implements ProblemType {
    KEY_REFUSED("gateway-key-refused", 401, "The key is not accepted"),
    UNKNOWN_KEY("unknown-gateway-key", 404, "There is no such virtual key"),
    UNKNOWN_TEAM("unknown-gateway-team", 404, "There is no such team at the gateway"),
    UNKNOWN_USER("unknown-gateway-user", 404, "There is no such user at the gateway"),
    UNKNOWN_CUSTOMER("unknown-gateway-customer", 404, "There is no such customer"),
    EXISTS("gateway-name-exists", 409, "There is one of this name at the gateway"),
    IN_USE("gateway-team-in-use", 409, "Keys belong to it"),
    UNUSABLE("gateway-key-unusable", 422, "The key cannot be had like this"),
    NOT_CARRIED_OUT("gateway-field-not-carried-out", 422, "The gateway does not do what the field asks for");

    private final String slug;
    private final int status;
    private final String title;

    KeyProblem(String slug, int status, String title) {
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
