package dev.guildhall.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What of a request a provider's dialect leaves unsaid: dropped where the deployment allows it, else refused by name. */
public final class Unsaid {
    private final ModelTraits traits;
    private final List<String> dropped = new ArrayList<>();

    public Unsaid(ModelTraits traits) {
        this.traits = traits;
    }

    /**
     * @param parameter OpenAI's name of the field, which is what {@code additional_drop_params} has
     * @return the value, unless the deployment always drops it
     */
    public <T> Optional<T> keep(String parameter, Optional<T> value) {
        if (value.isPresent() && traits.alwaysDropped().contains(parameter)) {
            dropped.add(parameter);
            return Optional.empty();
        }
        return value;
    }

    /** Drops a parameter that this model does not know, or refuses the request. */
    public void cannot(String parameter, boolean given) {
        if (!given) {
            return;
        }
        if (!traits.dropParameters() && !traits.alwaysDropped().contains(parameter)) {
            throw content(
                    parameter,
                    "%s does not support '%s'. Leave it out, or set drop_params for this model."
                            .formatted(traits.model(), parameter));
        }
        dropped.add(parameter);
    }

    /** Leaves out what the model may do without, such as tools that another provider runs itself: the request goes on, and says so. */
    public void leaveOut(String what) {
        dropped.add(what);
    }

    /** Content is never dropped silently: always refused. */
    public RequestRefused content(String where, String message) {
        return Failure.of(Failure.Kind.UNSUPPORTED, message).about(where).refused();
    }

    /** What was dropped so far. */
    public List<String> dropped() {
        return List.copyOf(dropped);
    }
}
