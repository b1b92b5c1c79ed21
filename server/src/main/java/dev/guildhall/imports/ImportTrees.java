package dev.guildhall.imports;

import dev.guildhall.jobs.JobRun;
import dev.guildhall.packages.ArchiveLimits;
import dev.guildhall.packages.SkillArchive;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.KeptUploads;
import dev.guildhall.registry.PublishSettings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Brings the files of an import: {@code kept archive → unpacked} or {@code repository → fetched → its tree read}. */
@Service
class ImportTrees {
    private final SkillArchive archives;
    private final KeptUploads uploads;
    private final GitFetch git;
    private final ImportSettings settings;
    private final PublishSettings publish;

    @Inject
    ImportTrees(
            SkillArchive archives,
            KeptUploads uploads,
            GitFetch git,
            ImportSettings settings,
            PublishSettings publish) {
        this.archives = archives;
        this.uploads = uploads;
        this.git = git;
        this.settings = settings;
        this.publish = publish;
    }

    ImportTree of(JobRun run, ImportInput input, WorkFolder folder) throws IOException, SQLException {
        ArchiveLimits limits = settings.limits(publish.maxFileBytes());
        Path files = folder.folder("files");
        if (input.source().isPresent()) {
            run.progress(0, 0, "fetching the repository");
            return git.fetch(
                    input.source().get(), input.ref(), folder.folder("repository"), archives.newTree(files, limits));
        }
        run.progress(0, 0, "unpacking the archive");
        UUID upload = input.upload().orElseThrow();
        Path archive = folder.file("archive");
        try (InputStream in = uploads.open(run.actor(), upload)) {
            Files.copy(in, archive);
        }
        return new ImportTree(archives.readTree(archive, files, limits), Optional.empty());
    }
}
