package dev.guildhall.agents;

import dev.guildhall.platform.Service;

/** Signatures; the bodies follow. */
@Service
public class Upgrades {
    public Upgrade look(dev.guildhall.platform.Actor actor, String agent, UpgradeRequest request) {
        throw new UnsupportedOperationException("follows");
    }

    public Upgrade upgrade(dev.guildhall.platform.Actor actor, String agent, UpgradeRequest request) {
        throw new UnsupportedOperationException("follows");
    }

    public AgentLock promote(dev.guildhall.platform.Actor actor, String agent) {
        throw new UnsupportedOperationException("follows");
    }

    public void discard(dev.guildhall.platform.Actor actor, String agent) {
        throw new UnsupportedOperationException("follows");
    }

    public AgentDetail rollback(dev.guildhall.platform.Actor actor, String agent, java.util.OptionalInt version) {
        throw new UnsupportedOperationException("follows");
    }

}
