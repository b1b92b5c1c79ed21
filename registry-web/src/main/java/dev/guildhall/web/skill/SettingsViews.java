package dev.guildhall.web.skill;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Dependents;
import dev.guildhall.registry.Moving;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** Draws the tab of settings with what its changes would reach. */
@Service
class SettingsViews {
    private static final int OWNERS = 100;

    private final Frame frame;
    private final RadiusViews radii;
    private final Dependents dependents;
    private final Moving moving;
    private final Owners owners;

    @Inject
    SettingsViews(Frame frame, RadiusViews radii, Dependents dependents, Moving moving, Owners owners) {
        this.frame = frame;
        this.radii = radii;
        this.dependents = dependents;
        this.moving = moving;
        this.owners = owners;
    }

    View of(SkillHead head) {
        return view(head, Optional.empty());
    }

    Response refused(SkillHead head, Problem problem) {
        return Response.status(problem.type().status())
                .entity(view(head, Optional.of(Refusal.of(problem))))
                .build();
    }

    private View view(SkillHead head, Optional<Refusal> refusal) {
        Optional<SettingsPage.Reach> reach = head.skill().mayManage() ? Optional.of(reach(head)) : Optional.empty();
        return new View("skill/settings.jte", new SettingsPage(head, refusal, reach));
    }

    private SettingsPage.Reach reach(SkillHead head) {
        Actor actor = frame.actor();
        String owner = head.address().owner();
        String name = head.address().name();
        boolean administrator = actor.role().equals(Role.ADMINISTRATOR.label());
        List<String> others = owners.list(actor, !administrator, PageRequest.first(OWNERS)).items().stream()
                .map(OwnerRow::name)
                .filter(other -> !other.equals(owner))
                .toList();
        return new SettingsPage.Reach(
                radii.of(head),
                dependents.count(actor, owner, name),
                moving.redirects(actor, owner, name),
                others,
                administrator);
    }
}
