package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssignmentLooksTest {
    private final Agents agents = Wired.bean(Agents.class);
    private final AssignmentLooks looks = Wired.bean(AssignmentLooks.class);
    private final Assignments assignments = Wired.bean(Assignments.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @BeforeEach
    void thereIsAnAgentWithASkill() throws IOException {
        Samples.publish(author, "mill", "stone", "1.0.0");
        AgentDetail unused = agents.put(
                author, "miller", "description: Grinds.\nskills: {\"@mill/stone\": \"^1\"}\n", Precondition.NONE);
    }

    @Test
    void showsWhatWouldComeAndChangesNothing() throws IOException {
        Samples.publish(author, "mill", "axle", "1.0.0");
        Samples.publish(author, "mill", "wheel", "1.2.0", "@mill/axle", "^1");
        Samples.publish(author, "mill", "stone", "1.1.0");
        Upgrade look = looks.look(viewer, "miller", "@mill/wheel", " ^1 ");
        assertThat(look.applied()).isFalse();
        assertThat(look.changes())
                .extracting(change -> change.id() + " " + change.from() + " " + change.to() + " " + change.why())
                .containsExactlyInAnyOrder(
                        "@mill/wheel Optional.empty Optional[1.2.0] asked",
                        "@mill/axle Optional.empty Optional[1.0.0] dependency");
        assertThat(look.unchanged()).containsExactly("@mill/stone");
        assertThat(agents.detail(viewer, "miller").version()).isOne();
        AgentLock assigned = assignments.assign(author, "miller", "@mill/wheel", "^1", Precondition.NONE);
        assertThat(look.lock().skills()).isEqualTo(assigned.skills());
        assertThat(look.lock().digest()).isEqualTo(assigned.digest());
    }

    @Test
    void showsAnotherRangeOfASkillThatIsThere() throws IOException {
        Samples.publish(author, "mill", "stone", "2.0.0");
        Upgrade look = looks.look(viewer, "miller", "@mill/stone", "^2");
        assertThat(look.changes())
                .extracting(Upgrade.Change::from, Upgrade.Change::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.of("1.0.0"), Optional.of("2.0.0")));
        assertThat(looks.look(viewer, "miller", "@mill/stone", "1.x").changes()).isEmpty();
    }

    @Test
    void refusesWhatAssigningWouldRefuse() throws IOException {
        Actor smith = guild.authorOf("smithy");
        Samples.publish(smith, "smithy", "stone", "1.0.0");
        Samples.publish(author, "mill", "wheel", "1.0.0", "@mill/stone", "^1");
        for (List<String> asked : List.of(
                List.of("stone", "^1"),
                List.of("@mill/stone", "one"),
                List.of("@mill/stone", "^9"),
                List.of("@mill/none", "*"),
                List.of("@smithy/stone", "^1"))) {
            Problem look = refusal(() -> looks.look(author, "miller", asked.get(0), asked.get(1)));
            Problem assigned =
                    refusal(() -> assignments.assign(author, "miller", asked.get(0), asked.get(1), Precondition.NONE));
            assertThat(look.type()).describedAs("%s", asked).isEqualTo(assigned.type());
            assertThat(look.detail()).isEqualTo(assigned.detail());
        }
        refused(PlatformProblem.INVALID_FIELD, "@mill/stone", "one");
        refused(AgentProblem.UNRESOLVED, "@mill/stone", "^9");
        refused(AgentProblem.SAME_NAME, "@smithy/stone", "^1");
    }

    @Test
    void anotherOrganisationFindsNeitherTheAgentNorTheSkill() throws IOException {
        Guild other = new Guild();
        Actor foreign = other.user(Role.ADMINISTRATOR);
        assertThat(refusal(() -> looks.look(foreign, "miller", "@mill/stone", "^1"))
                        .type())
                .isEqualTo(AgentProblem.UNKNOWN);
        Actor baker = other.authorOf("bakery");
        AgentDetail unused = agents.put(baker, "miller", "description: Bakes.\n", Precondition.NONE);
        assertThat(refusal(() -> looks.look(baker, "miller", "@mill/stone", "^1"))
                        .detail())
                .isEqualTo(refusal(() -> looks.look(baker, "miller", "@mill/none", "^1"))
                        .detail()
                        .replace("@mill/none", "@mill/stone"));
    }

    private void refused(ProblemType type, String skill, String range) {
        assertThat(refusal(() -> looks.look(viewer, "miller", skill, range)).type())
                .isEqualTo(type);
    }

    private static Problem refusal(ThrowingCallable call) {
        return assertThatExceptionOfType(Problem.class).isThrownBy(call).actual();
    }
}
