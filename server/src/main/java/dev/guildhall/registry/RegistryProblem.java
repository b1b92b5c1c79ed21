package dev.guildhall.registry;

import dev.guildhall.platform.ProblemType;

/** Problems of publishing, finding and changing skills. */
public enum RegistryProblem implements ProblemType {
    SKILL_UNKNOWN("skill-unknown", 404, "There is no such skill"),
    SKILL_MOVED("skill-moved", 409, "The skill has another address now"),
    VERSION_UNKNOWN("version-unknown", 404, "There is no such version"),
    FILE_UNKNOWN("file-unknown", 404, "There is no such file in this version"),
    DRAFT_UNKNOWN("draft-unknown", 404, "The draft is gone"),
    DRAFT_BUSY("draft-busy", 409, "The draft is being worked on"),
    VERSION_HELD("version-held", 403, "The version is held for review"),
    VERSION_REVOKED("version-revoked", 403, "The version is revoked"),
    OWN_WORK("own-work", 403, "Nobody decides about what they published"),
    VERSION_EXISTS("version-exists", 409, "The version holds other bytes"),
    WRONG_STATE("wrong-state", 409, "The version is not in a state that allows this"),
    UPLOAD_OVERTAKEN("upload-overtaken", 503, "The upload took too long to be stored"),
    CHECK_COULD_NOT_RUN("check-could-not-run", 503, "A check of the package could not run"),
    OWNER_MISSING("owner-missing", 422, "The package has no owner"),
    VERSION_MISSING("version-missing", 422, "The package has no version"),
    DISAGREEMENT("call-and-package-disagree", 422, "The call and the package disagree"),
    DEPENDENCIES("dependencies-unresolvable", 422, "The dependencies cannot be resolved"),
    BYTES_ALTERED("bytes-altered", 500, "What is stored is not what was published"),
    NAME_RESERVED("skill-name-reserved", 422, "The name is reserved"),
    NAME_CONFUSABLE("skill-name-confusable", 422, "The name looks like another skill's"),
    NAME_TAKEN("skill-name-taken", 409, "Another skill has this address"),
    NAME_FORMAT("skill-name-format", 422, "This is no skill name"),
    TOO_OFTEN_MOVED("skill-moved-too-often", 422, "The skill has too many earlier addresses"),
    NO_REDIRECT("redirect-unknown", 404, "There is no redirect at this address"),
    REASON_MISSING("reason-missing", 422, "A reason is needed"),
    CHANNEL_REFUSED("channel-refused", 422, "The channel cannot point there");

    private final String slug;
    private final int status;
    private final String title;

    RegistryProblem(String slug, int status, String title) {
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
