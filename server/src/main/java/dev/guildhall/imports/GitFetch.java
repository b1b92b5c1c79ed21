package dev.guildhall.imports;

import dev.guildhall.packages.SourcePlace;
import dev.guildhall.packages.TreeBuilder;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Fetches one commit of a repository and reads its tree. {@code address → refs → one commit, depth 1 → objects → files}.
 *
 * <p>Nothing is checked out, so no hook, filter or large-file pointer is ever followed; submodules are left out. Each
 * connection is asked for at {@link Outbound}, redirects are not followed, bytes and time are counted.
 */
@Service
class GitFetch {
    private static final int LONGEST_TARGET = 4_096;

    private final Outbound outbound;
    private final ImportSettings settings;

    @Inject
    GitFetch(Outbound outbound, ImportSettings settings) {
        this.outbound = outbound;
        this.settings = settings;
    }

    /** @param folder an empty folder for the objects */
    ImportTree fetch(String address, Optional<String> ref, Path folder, TreeBuilder files) throws IOException {
        GitBudget budget = new GitBudget(settings.maxUnpackedBytes(), settings.gitTime());
        try (Repository repository = new BoundedRepository(folder.resolve("objects.git"), mostObjectBytes())) {
            repository.create(true);
            configure(repository);
            ObjectId commit = new GitTransport(repository, address, outbound, budget).fetch(ref);
            read(repository, commit, files, budget);
            Optional<String> web = Optional.of(address).filter(text -> text.startsWith("http"));
            return new ImportTree(files.tree(), web.map(url -> new SourcePlace(url, Optional.of(commit.name()), "")));
        } catch (NotSupportedException e) {
            throw caused(ImportProblem.SOURCE_REFUSED.because("This is no address of a git repository."), e);
        } catch (IncorrectObjectTypeException e) {
            throw caused(
                    ImportProblem.REF_UNKNOWN.because("That branch, tag or hash leads to no commit. Name another one."),
                    e);
        } catch (MissingObjectException | LargeObjectException e) {
            throw caused(
                    ImportProblem.SOURCE_REFUSED.because(
                            "The repository is damaged: the server left out objects of the commit, or they cannot be read."),
                    e);
        } catch (TransportException e) {
            throw GitFailures.problem(e, address, budget, settings);
        }
    }

    /** Public hosts take no larger ones; a smaller repository needs no more than all of it. */
    private long mostObjectBytes() {
        return Math.min(settings.maxUnpackedBytes(), 100L << 20);
    }

    private static void configure(Repository repository) throws IOException {
        StoredConfig config = repository.getConfig();
        config.setString("http", null, "followRedirects", "false");
        config.setString("core", null, "hooksPath", "/dev/null");
        config.setInt("gc", null, "auto", 0);
        config.setInt("gc", null, "autopacklimit", 0);
        config.save();
    }

    private static void read(Repository repository, ObjectId commit, TreeBuilder files, GitBudget budget)
            throws IOException {
        try (ObjectReader objects = repository.newObjectReader();
                RevWalk commits = new RevWalk(objects);
                TreeWalk tree = new TreeWalk(objects)) {
            RevCommit found = commits.parseCommit(commit);
            tree.addTree(found.getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                budget.requireTime();
                FileMode mode = tree.getFileMode(0);
                if (mode.equals(FileMode.SYMLINK)) {
                    ObjectLoader link = objects.open(tree.getObjectId(0));
                    // No path is as long as that; the empty one is refused as a link to nothing.
                    byte[] target = link.getSize() > LONGEST_TARGET ? new byte[0] : link.getCachedBytes(LONGEST_TARGET);
                    files.link(tree.getPathString(), new String(target, StandardCharsets.UTF_8));
                } else if (mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)) {
                    ObjectLoader blob = objects.open(tree.getObjectId(0));
                    try (InputStream bytes = blob.openStream()) {
                        files.file(tree.getPathString(), mode.equals(FileMode.EXECUTABLE_FILE), bytes);
                    }
                }
            }
        }
    }

    static Problem caused(Problem problem, Exception cause) {
        problem.initCause(cause);
        return problem;
    }
}
