package dev.guildhall.web.problem;

import dev.guildhall.agents.AgentProblem;
import dev.guildhall.drafting.DraftingProblem;
import dev.guildhall.faces.FacesProblem;
import dev.guildhall.gateway.GatewayProblem;
import dev.guildhall.hosted.HostedProblem;
import dev.guildhall.identity.IdentityProblem;
import dev.guildhall.imports.ImportProblem;
import dev.guildhall.jobs.JobProblem;
import dev.guildhall.packages.PackageProblem;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.PluginProblem;
import dev.guildhall.registry.RegistryProblem;
import dev.guildhall.review.ReviewProblem;
import dev.guildhall.signing.SigningProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every type of problem that this program can answer with; a test sees to it that no enum of them is left out. */
@Service
public class ProblemTypes {
    private static final List<ProblemType> ALL = Stream.<ProblemType[]>of(
                    PlatformProblem.values(),
                    AgentProblem.values(),
                    IdentityProblem.values(),
                    PackageProblem.values(),
                    ImportProblem.values(),
                    JobProblem.values(),
                    PluginProblem.values(),
                    RegistryProblem.values(),
                    ReviewProblem.values(),
                    DraftingProblem.values(),
                    FacesProblem.values(),
                    GatewayProblem.values(),
                    HostedProblem.values(),
                    SigningProblem.values())
            .flatMap(Stream::of)
            .sorted(Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::slug))
            .toList();

    List<ProblemType> all() {
        return ALL;
    }

    Optional<ProblemType> ofSlug(String slug) {
        return ALL.stream().filter(t -> t.slug().equals(slug)).findFirst();
    }
}
