package dev.guildhall.web.publish;

import dev.guildhall.registry.PublishRequest;
import dev.guildhall.web.layout.Addresses;

/** The call that does what the page does. */
final class Curl {
    private Curl() {}

    static String publish(PublishFields fields, PublishRequest.Upload upload) {
        String address = Addresses.withQuery("/api/v1/skills", fields.query());
        return switch (upload) {
            case PublishRequest.Upload.Archive archive -> {
                String file = archive.fileName().filter(Curl::plain).orElse("my-skill.zip");
                yield call(address, file.endsWith(".zip") ? "zip" : "gzip", "@" + file);
            }
            case PublishRequest.Upload.Folder folder ->
                "zip -qr my-skill.zip my-skill\n" + call(address, "zip", "@my-skill.zip");
        };
    }

    private static String call(String address, String type, String body) {
        return """
                curl -sS "$GUILDHALL_URL%s" \\
                  -H "Authorization: Bearer $GUILDHALL_TOKEN" \\
                  -H "Content-Type: application/%s" \\
                  --data-binary %s""".formatted(address, type, body);
    }

    /** A name that a shell takes as it stands. */
    private static boolean plain(String fileName) {
        return fileName.matches("[A-Za-z0-9][A-Za-z0-9._+-]*");
    }
}
