package dev.guildhall.web.owner;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The list of owners.
 *
 * @param mine only those I may publish into
 * @param typedName what stood in the form that was refused
 */
public record OwnersPage(
        Chrome chrome,
        List<OwnerRow> owners,
        boolean mine,
        Optional<String> next,
        String typedName,
        String typedDisplayName,
        Optional<Refusal> refusal) {}
