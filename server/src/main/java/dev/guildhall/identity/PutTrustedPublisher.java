package dev.guildhall.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Body of {@code PUT /api/v1/owners/{owner}/trusted-publishers/{id}}; see {@link TrustedPublisherRow}. */
public record PutTrustedPublisher(
        String provider,
        Optional<String> issuer,
        String repository,
        String repositoryId,
        String ownerId,
        Optional<String> workflow,
        Optional<String> environment,
        Optional<String> ref,
        List<String> skills) {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){1,20}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9._/-]{1,200}\\.ya?ml");
    private static final Pattern REF = Pattern.compile("refs/[^\\s*?\\[\\\\]{1,200}\\*?");
    private static final Pattern SKILL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MOST_SKILLS = 100;
    private static final String GITHUB_FOLDER = ".github/workflows/";

    public PutTrustedPublisher {
        issuer = given(issuer);
        workflow = given(workflow);
        environment = given(environment);
        ref = given(ref);
        skills = List.copyOf(skills);
        repository = repository.strip();
        require(
                REPOSITORY.matcher(repository).matches(),
                "repository",
                "must be the full name, such as acme/skills",
                repository);
        require(
                ID.matcher(repositoryId).matches(),
                "repositoryId",
                "must be the number of the repository, not its name: GitHub's repository_id (gh api repos/OWNER/NAME --jq .id), GitLab's project id",
                repositoryId);
        require(
                ID.matcher(ownerId).matches(),
                "ownerId",
                "must be the number of the repository's owner: GitHub's repository_owner_id (gh api repos/OWNER/NAME --jq .owner.id), GitLab's namespace id",
                ownerId);
        workflow = workflow.map(file -> provider.equals("github") && !file.contains("/") ? GITHUB_FOLDER + file : file);
        workflow.ifPresent(file -> require(
                PATH.matcher(file).matches(),
                "workflow",
                "must be a YAML file of the repository, such as release.yml",
                file));
        environment.ifPresent(
                name -> require(name.length() <= 255, "environment", "must have at most 255 characters", name));
        ref.ifPresent(name -> require(
                REF.matcher(name).matches(),
                "ref",
                "must be a full ref such as refs/heads/main, or end in * such as refs/tags/v*",
                name));
        require(skills.size() <= MOST_SKILLS, "skills", "must be at most " + MOST_SKILLS, "");
        skills.forEach(skill -> require(
                skill.length() <= 64 && SKILL.matcher(skill).matches(), "skills", "must be names of skills", skill));
    }

    private static Optional<String> given(Optional<String> text) {
        return text.map(String::strip).filter(value -> !value.isEmpty());
    }

    private static void require(boolean met, String field, String what, String given) {
        if (!met) {
            throw IdentityProblem.PUBLISHER_REFUSED.because(
                    "%s %s; \"%s\" is not."
                            .formatted(field, what, given.length() > 80 ? given.substring(0, 80) + "…" : given),
                    Map.of("field", field));
        }
    }
}
