package dev.guildhall.agents;

import dev.guildhall.platform.Service;

/** Signatures; the bodies follow. */
@Service
public class SimilarAgents {
    public java.util.List<SimilarGroup> groups(dev.guildhall.platform.Actor actor, int limit) {
        throw new UnsupportedOperationException("follows");
    }

}
