package dev.guildhall.web.publish;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/** The empty publish form. {@code limit} is the largest upload in bytes; {@code owners} those I may publish under. */
public record PublishPage(
        Chrome chrome, List<OwnerRow> owners, PublishFields fields, long limit, Optional<Refusal> refusal) {}
