package dev.guildhall.agents;

import dev.guildhall.platform.Service;

/** Signatures; the bodies follow. */
@Service
public class Materialisation {
    public java.util.List<HarnessFitRow> harnesses(dev.guildhall.platform.Actor actor, String agent) {
        throw new UnsupportedOperationException("follows");
    }

    public AgentPlan plan(dev.guildhall.platform.Actor actor, String agent, String harness, String stage, java.util.Optional<String> against) {
        throw new UnsupportedOperationException("follows");
    }

    public void archive(dev.guildhall.platform.Actor actor, String agent, String harness, String stage, java.io.OutputStream out) {
        throw new UnsupportedOperationException("follows");
    }

    public String text(dev.guildhall.platform.Actor actor, String agent, String harness, String path) {
        throw new UnsupportedOperationException("follows");
    }

}
