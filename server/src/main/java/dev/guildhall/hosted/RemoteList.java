package dev.guildhall.hosted;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A list over there, read page by page until something is found. */
final class RemoteList {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 100;

    private RemoteList() {}

    /** @param path with a query or without */
    static Optional<Map<String, @Nullable Object>> find(
            RemoteCalls calls, String path, Predicate<Map<String, @Nullable Object>> wanted)
            throws RefusedCall, InterruptedException {
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
        String next = first;
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, @Nullable Object> body = calls.repeat(RemoteCalls.Call.get(next));
            Optional<Map<String, @Nullable Object>> found =
                    Tree.objects(body.get("data")).stream().filter(wanted).findFirst();
            Optional<String> cursor = Tree.text(body, "next_page");
            if (found.isPresent() || cursor.isEmpty()) {
                return found;
            }
            next = first + "&page=" + URLEncoder.encode(cursor.get(), StandardCharsets.UTF_8);
        }
        // Going on as if it were not there could make it twice.
        throw HostedProblem.FAILED.because(
                "%s lists more than %d entries, too many to look for ours. Delete there what is not needed any more."
                        .formatted(path, PAGE * MOST_PAGES));
    }
}
