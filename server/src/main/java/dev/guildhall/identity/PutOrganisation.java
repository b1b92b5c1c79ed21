package dev.guildhall.identity;

import java.util.Optional;

/** An organisation as it stands now and, when it was just made, its first administrator's token, shown this once. */
public record PutOrganisation(OrganisationRow organisation, Optional<NewToken> token) {}
