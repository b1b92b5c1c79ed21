package dev.guildhall.runlog;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The calls of an organisation, newest first. */
@Service
public class ModelCalls {
    public Page<ModelCallRow> page(Actor reader, CallQuery query, PageRequest page) {
        return new Page<>(List.of(), Optional.empty());
    }

    /** With its attempts; 404 when it is not this organisation's. */
    public ModelCall one(Actor reader, UUID call) {
        throw PlatformProblem.NOT_FOUND.because("There is no call " + call + ".");
    }
}
