package dev.guildhall.spend;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Port: what people call the ids that figures are told apart by, such as teams. */
public interface SpendNames {
    Dimension dimension();

    /** Names of those that are known; the others are shown by their ids. */
    Map<String, String> of(UUID organisation, Collection<String> ids);
}
