package dev.guildhall.signing;

import dev.guildhall.platform.ProblemType;

/** Problems of keys and signatures. */
public enum SigningProblem implements ProblemType {
    KEY_REFUSED("signing-key-refused", 422, "The public key cannot be used"),
    KEY_TAKEN("signing-key-taken", 409, "The key or its name is taken"),
    ROTATED_MEANWHILE("signing-key-rotated-meanwhile", 409, "The registry's key was rotated at the same moment"),
    UNKNOWN_KEY("unknown-signing-key", 404, "There is no such signing key"),
    SIGNATURE_REFUSED("signature-refused", 422, "The signature does not hold"),
    TOO_MANY_SIGNATURES("too-many-signatures", 409, "The version has as many signatures as it may have"),
    SIGNATURE_BROKEN("signature-broken", 500, "What is stored is not what was signed");

    private final String slug;
    private final int status;
    private final String title;

    SigningProblem(String slug, int status, String title) {
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
