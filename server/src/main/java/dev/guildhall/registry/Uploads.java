package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Receives upload bodies into staging folders, streaming and counting bytes; 413 past the limit, 507 when the disk is full. */
@Service
public class Uploads {
    /** One loose file of a folder upload; {@code path} as the client sent it, checked here. */
    public record Part(String path, InputStream body) {}

    public PublishRequest.Upload archive(InputStream body, Optional<String> fileName) throws IOException {
        throw new UnsupportedOperationException();
    }

    public PublishRequest.Upload files(Iterable<Part> parts) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Keeps an upload for an hour so that a page can show findings first and publish the same bytes after. */
    public String keep(Actor actor, PublishRequest.Upload upload) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** The upload kept under this draft by the same user, or a 404 problem that asks for the file again. */
    public PublishRequest.Upload kept(Actor actor, String draft) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Removes the staging folder of an upload. Every upload is discarded by whoever received it. */
    public void discard(PublishRequest.Upload upload) {
        throw new UnsupportedOperationException();
    }
}
