package dev.guildhall.web.skill;

import dev.guildhall.platform.Service;
import dev.guildhall.registry.BlastRadii;
import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.web.layout.Frame;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks what a yank would reach, which is slow, for versions that something can resolve to. */
@Service
public class RadiusViews {
    private final Frame frame;
    private final BlastRadii radii;

    @Inject
    public RadiusViews(Frame frame, BlastRadii radii) {
        this.frame = frame;
        this.radii = radii;
    }

    RadiusView of(SkillHead head) {
        SkillAddress address = head.address();
        VersionRow row = head.row();
        Optional<BlastRadius> radius = RadiusView.resolves(row)
                ? Optional.of(radii.of(frame.actor(), address.owner(), address.name(), row.version()))
                : Optional.empty();
        return new RadiusView(row, radius, RadiusView.twin(address, row));
    }
}
