package dev.guildhall.agents;

import dev.guildhall.platform.Service;

/** Signatures; the bodies follow. */
@Service
public class SkillFits {
    public SkillFit of(dev.guildhall.platform.Actor actor, String agent, String owner, String name, java.util.Optional<String> version) {
        throw new UnsupportedOperationException("follows");
    }

    public java.util.Map<String, SkillFit> of(dev.guildhall.platform.Actor actor, String agent, java.util.List<dev.guildhall.registry.SkillRow> rows) {
        throw new UnsupportedOperationException("follows");
    }

}
