package dev.guildhall.faces;

import dev.guildhall.platform.ProblemType;

/** Problems of handing versions on in other people's protocols. */
public enum FacesProblem implements ProblemType {
    NOT_SERVED("not-served", 404, "There is nothing here that is handed on"),
    AMBIGUOUS("skill-name-ambiguous", 409, "Several owners have a skill of this name"),
    HELD("release-held", 423, "The version is held for review"),
    WITHDRAWN("release-withdrawn", 410, "The version was withdrawn"),
    REVOKED("release-revoked", 403, "The version is revoked"),
    BEING_PREPARED("archives-being-prepared", 503, "The archives are being prepared"),
    TOKEN_TOO_WIDE("token-too-wide", 403, "The token may do too much to stand in an address"),
    OWNER_UNCLEAR("owner-unclear", 400, "It is not clear who is to own the skill"),
    SKILL_EXISTS("skill-exists", 409, "The skill is there already"),
    OTHER_SKILL("other-skill", 400, "The upload is of another skill");

    private final String slug;
    private final int status;
    private final String title;

    FacesProblem(String slug, int status, String title) {
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
