package dev.guildhall.imports;

import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Talks to one repository: {@code which refs are there? → which is meant? → fetch it, depth 1}. */
final class GitTransport {
    private static final String HERE = "refs/guildhall/import";

    private final Repository repository;
    private final String address;
    private final Outbound outbound;
    private final GitBudget budget;

    GitTransport(Repository repository, String address, Outbound outbound, GitBudget budget) {
        this.repository = repository;
        this.address = address;
        this.outbound = outbound;
        this.budget = budget;
    }

    ObjectId fetch(Optional<String> wanted) throws IOException {
        String remote = remoteName(wanted);
        try (Transport transport = open()) {
            transport.setDepth(1);
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setFetchThin(false);
            transport.fetch(
                    NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + remote + ":" + HERE).setForceUpdate(true)));
        } catch (TransportException e) {
            // Asked for a commit that it does not hand out, a server may say anything, or just hang up.
            if (ObjectId.isId(remote) && !budget.late() && !budget.tooLarge()) {
                throw GitFetch.caused(unknown(remote), e);
            }
            throw e;
        }
        ObjectId found = repository.resolve(ObjectId.isId(remote) ? remote : HERE + "^{commit}");
        if (found == null || !repository.getObjectDatabase().has(found)) {
            throw unknown(wanted.orElse("HEAD"));
        }
        return found;
    }

    /** The full name of the ref that is meant, or the commit itself. */
    private String remoteName(Optional<String> wanted) throws IOException {
        Map<String, Ref> refs;
        try (Transport transport = open();
                FetchConnection connection = transport.openFetch()) {
            refs = connection.getRefsMap();
        }
        if (wanted.isEmpty()) {
            if (!refs.containsKey("HEAD")) {
                throw unknown("HEAD");
            }
            return "HEAD";
        }
        for (String front : List.of("", "refs/heads/", "refs/tags/")) {
            if (refs.containsKey(front + wanted.get())) {
                return front + wanted.get();
            }
        }
        if (ObjectId.isId(wanted.get())) {
            return wanted.get();
        }
        throw unknown(wanted.get());
    }

    private Transport open() throws IOException {
        try {
            Transport transport = Transport.open(repository, new URIish(address));
            if (!(transport instanceof TransportHttp http)) {
                transport.close();
                throw new TransportException("not http");
            }
            transport.setTimeout(budget.patience());
            transport.setCredentialsProvider(new Nobody());
            http.setHttpConnectionFactory(new GuardedConnections(outbound, budget));
            return transport;
        } catch (URISyntaxException e) {
            throw new TransportException("not an address", e);
        }
    }

    private Problem unknown(String ref) {
        return ImportProblem.REF_UNKNOWN.because(
                "%s has no branch, tag or commit %s that can be fetched. A commit is written with all 40 digits."
                        .formatted(address, ref));
    }

    /** Has no credentials, and so asks nobody for them. */
    private static final class Nobody extends CredentialsProvider {
        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(org.eclipse.jgit.transport.CredentialItem @Nullable ... items) {
            return false;
        }

        @Override
        public boolean get(@Nullable URIish uri, org.eclipse.jgit.transport.CredentialItem @Nullable ... items) {
            return false;
        }
    }
}
