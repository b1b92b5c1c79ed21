package dev.guildhall.compare;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a part of the files that differ: as many files as asked for, fewer when that would be too much to compare or show. */
@Service
class FileDiffs {
    private static final int MOST_LINES_TOGETHER = 5_000;
    private static final long MOST_BYTES_TOGETHER = 4_000_000;

    private final FileTexts texts;

    @Inject
    FileDiffs(FileTexts texts) {
        this.texts = texts;
    }

    Page<FileDiff> page(List<FileChange> changes, PageRequest page) throws IOException {
        int from = page.part(0, 1).map(FileDiffs::position).orElse(0);
        List<FileDiff> diffs = new ArrayList<>();
        int lines = 0;
        long bytes = 0;
        int next = Math.min(from, changes.size());
        while (next < changes.size()
                && diffs.size() < page.limit()
                && lines < MOST_LINES_TOGETHER
                && bytes < MOST_BYTES_TOGETHER) {
            FileDiff diff = diff(changes.get(next));
            diffs.add(diff);
            lines += diff.lines();
            bytes += size(diff.file());
            next++;
        }
        return new Page<>(
                diffs,
                next < changes.size() ? Optional.of(PageRequest.cursor(String.valueOf(next))) : Optional.empty());
    }

    private FileDiff diff(FileChange file) throws IOException {
        if (file.sameBytes()) {
            String moved =
                    file.was().map(was -> "The same bytes under another path.").orElse("Only its mode changed.");
            return FileDiff.without(file, false, moved);
        }
        if (size(file.before()) > FileTexts.MOST_BYTES || size(file.after()) > FileTexts.MOST_BYTES) {
            return FileDiff.without(
                    file, false, "Larger than %,d bytes: compared by digest only.".formatted(FileTexts.MOST_BYTES));
        }
        Optional<String> before = text(file.before());
        Optional<String> after = text(file.after());
        if (before.isEmpty() || after.isEmpty()) {
            return FileDiff.without(file, true, "No text: compared by digest only.");
        }
        return lines(file, LineDiff.between(before.get(), after.get()));
    }

    private static FileDiff lines(FileChange file, LineDiff diff) {
        Optional<String> note = diff.hunks().isEmpty()
                ? diff.note().or(() -> Optional.of("Only the end of its last line differs."))
                : diff.note();
        return new FileDiff(file, false, diff.added(), diff.removed(), note, diff.hunks());
    }

    /** An absent file is an empty one. */
    private Optional<String> text(Optional<FileChange.State> file) throws IOException {
        return file.isEmpty() ? Optional.of("") : texts.read(file.get());
    }

    private static long size(Optional<FileChange.State> file) {
        return file.map(FileChange.State::size).orElse(0L);
    }

    private static long size(FileChange file) {
        return file.sameBytes() ? 0 : size(file.before()) + size(file.after());
    }

    private static int position(String text) {
        try {
            int position = Integer.parseInt(text);
            if (position > 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            throw PageRequest.badCursor();
        }
        throw PageRequest.badCursor();
    }
}
