package dev.guildhall.hosted;

import dev.guildhall.platform.OutboundRequest.Content;
import dev.guildhall.skill.HarnessPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** The files of a skill as they are uploaded: all under one folder, within the runtime's limit. */
record SkillFiles(List<HarnessPlan.File> files, HostedPlan.Bytes bytes) {
    /** Unpacked; the documented limit is 30 MB. */
    private static final long MOST_BYTES = 30_000_000;

    SkillFiles {
        files = files.stream()
                .sorted(Comparator.comparing(HarnessPlan.File::path))
                .toList();
    }

    /** Of names and contents, in the order of the names. The form has no place for the executable bit. */
    String digest() {
        MessageDigest digest = Digests.algorithm();
        for (HarnessPlan.File file : files) {
            digest.update((file.path() + "\0" + contentDigest(file) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The form of {@code POST /v1/skills} and {@code …/versions}. */
    Content form(Optional<String> displayName) throws IOException {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8);
        displayName.ifPresent(name ->
                form.addTextBody("display_name", name, ContentType.TEXT_PLAIN.withCharset(StandardCharsets.UTF_8)));
        long left = MOST_BYTES;
        for (HarnessPlan.File file : files) {
            byte[] content = content(file, left);
            left -= content.length;
            form.addBinaryBody("files[]", content, ContentType.APPLICATION_OCTET_STREAM, file.path());
        }
        return new Form(form.build());
    }

    private byte[] content(HarnessPlan.File file, long left) throws IOException {
        byte[] content = switch (file.content()) {
            case HarnessPlan.Content.Text text -> text.text().getBytes(StandardCharsets.UTF_8);
            case HarnessPlan.Content.FromPackage packaged -> {
                try (InputStream in = bytes.open(packaged.sha256())) {
                    yield in.readNBytes((int) left + 1);
                }
            }
        };
        if (content.length > left) {
            throw HostedProblem.UNUSABLE_PLAN.because(
                    "The skill in %s is larger than the %d bytes that the runtime takes."
                            .formatted(file.path().replaceFirst("/.*", ""), MOST_BYTES));
        }
        return content;
    }

    private static String contentDigest(HarnessPlan.File file) {
        return switch (file.content()) {
            case HarnessPlan.Content.Text text -> Digests.sha256(text.text().getBytes(StandardCharsets.UTF_8));
            case HarnessPlan.Content.FromPackage packaged -> packaged.sha256();
        };
    }

    private record Form(HttpEntity entity) implements Content {
        @Override
        public String type() {
            return entity.getContentType();
        }

        @Override
        public long length() {
            return entity.getContentLength();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            entity.writeTo(out);
        }
    }
}
