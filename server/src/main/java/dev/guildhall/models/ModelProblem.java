package dev.guildhall.models;

import dev.guildhall.platform.ProblemType;

/** Problems of models and prices. */
public enum ModelProblem implements ProblemType {
    UNKNOWN("gateway-model-unknown", 404, "There is no such model"),
    INVALID("gateway-model-invalid", 422, "The model cannot be used as it is described"),
    CONFIGURED("gateway-model-configured", 409, "The model stands in the operator's configuration file"),
    ID_TAKEN("gateway-model-id-taken", 409, "The id cannot be used"),
    CHANGED_MEANWHILE("gateway-model-changed", 409, "Somebody else changed the model at the same time"),
    TOO_MANY("gateway-models-too-many", 409, "The organisation has as many models as it may have"),
    NO_PRICE("gateway-price-unknown", 404, "The operator set no such price");

    private final String slug;
    private final int status;
    private final String title;

    ModelProblem(String slug, int status, String title) {
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
