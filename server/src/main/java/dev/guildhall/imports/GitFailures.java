package dev.guildhall.imports;

import dev.guildhall.platform.Problem;
import java.net.URI;
import java.util.Locale;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TransportException;
import org.jspecify.annotations.Nullable;

/** Says what a failed transfer means to whoever asked for it. */
final class GitFailures {
    private GitFailures() {}

    static Problem problem(TransportException failure, String address, GitBudget budget, ImportSettings settings) {
        @Nullable Problem known = outbound(failure);
        if (known != null) {
            return known;
        }
        return GitFetch.caused(described(failure, address, budget, settings), failure);
    }

    private static Problem described(
            TransportException failure, String address, GitBudget budget, ImportSettings settings) {
        String host = URI.create(address).getHost();
        if (budget.tooLarge()) {
            return ImportProblem.SOURCE_TOO_LARGE.because(
                    "The repository is larger than %d bytes even without its history (%s). Send an archive of the skills instead."
                            .formatted(settings.maxUnpackedBytes(), ImportSettings.MAX_UNPACKED_BYTES));
        }
        if (budget.late()) {
            return ImportProblem.SOURCE_UNREACHABLE.because("%s did not send the repository within %d seconds (%s)."
                    .formatted(host, settings.gitSeconds(), ImportSettings.GIT_SECONDS));
        }
        if (holdsTooLarge(failure)) {
            return ImportProblem.SOURCE_TOO_LARGE.because(
                    "A file of the repository is too large to be fetched. Send an archive of the skills instead.");
        }
        String text = text(failure);
        if (text.contains("not authorized")
                || text.contains("authentication")
                || text.contains("401")
                || text.contains("403")) {
            return ImportProblem.SOURCE_PRIVATE.because(
                    "%s wants somebody to sign in for this repository. Only repositories that anybody may read are fetched; send an archive instead."
                            .formatted(host));
        }
        if (text.contains("not found")) {
            return ImportProblem.SOURCE_REFUSED.because("There is no git repository at %s.".formatted(address));
        }
        if (text.contains("redirect")) {
            return ImportProblem.SOURCE_REFUSED.because(
                    "%s sends on to another address, and that is not followed. Give the final address of the repository."
                            .formatted(host));
        }
        if (text.contains("not our ref") || text.contains("want ") || text.contains("does not have")) {
            return ImportProblem.REF_UNKNOWN.because(
                    "%s does not hand out that commit. Name a branch or tag instead.".formatted(host));
        }
        return ImportProblem.SOURCE_UNREACHABLE.because(
                "%s could not be read as a git repository. Check the address in a browser.".formatted(host));
    }

    private static @Nullable Problem outbound(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    private static boolean holdsTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLargeObjectInPackException) {
                return true;
            }
        }
        return false;
    }

    private static String text(Throwable failure) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth++ < 10; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
