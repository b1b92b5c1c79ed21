package dev.guildhall.faces;

import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemForm;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * Problems as ClawHub's clients show them: a sentence, which they print as it is. Only a name that several owners use is told as JSON,
 * from which they list what may have been meant.
 */
@Service
public class ClawHubProblems implements ProblemForm {
    private final PlatformSettings settings;

    @Inject
    ClawHubProblems(PlatformSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean speaksAt(String path) {
        return path.startsWith("/clawhub/");
    }

    @Override
    public int status(Problem problem) {
        return problem.type().status();
    }

    @Override
    public Object body(Problem problem, String traceId) {
        if (problem.members().get(Shelf.SKILLS) instanceof List<?> skills) {
            return Members.of(
                    "code",
                    "AMBIGUOUS_SKILL_SLUG",
                    "message",
                    problem.detail(),
                    "matches",
                    skills.stream().map(String::valueOf).map(this::match).toList());
        }
        return problem.detail();
    }

    /** @param skill {@code @owner/name} */
    private Map<String, Object> match(String skill) {
        return Members.of(
                "ownerHandle",
                skill.substring(1, skill.indexOf('/')),
                "slug",
                skill.substring(skill.indexOf('/') + 1),
                "ref",
                skill,
                "url",
                settings.url() + "/skills/" + skill);
    }
}
