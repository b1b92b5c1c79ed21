package dev.guildhall.drafting;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.DraftFiles;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Uploads;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Make a first draft of a skill.
 * {@code address → Outbound.get | file → Source → kind → PageDraft | ApiDraft → Uploads.keep → Drafted}.
 *
 * <p>Nothing is published here, and no row is written: the draft is an upload like any other, checked like any other.
 */
@Service
public class Drafting {
    private final Outbound outbound;
    private final Uploads uploads;
    private final DraftFiles drafts;
    private final DraftingSettings settings;

    @Inject
    Drafting(Outbound outbound, Uploads uploads, DraftFiles drafts, DraftingSettings settings) {
        this.outbound = outbound;
        this.uploads = uploads;
        this.drafts = drafts;
        this.settings = settings;
    }

    /**
     * @param address of a page or an OpenAPI file, as somebody typed it
     * @param owner to write into {@code skill.yaml}
     */
    public Drafted fromAddress(Actor actor, String address, Optional<String> owner) throws IOException {
        actor.require(Permission.SKILLS_PUBLISH);
        actor.requirePerson();
        Outbound.Fetched fetched = outbound.get(uri(address), settings.limits());
        if (fetched.status() != 200) {
            throw PlatformProblem.OUTBOUND_FAILED.because(
                    "%s answered with status %d. Open it in a browser; a page behind a sign-in has to be saved and sent as a file."
                            .formatted(fetched.uri(), fetched.status()));
        }
        Source source = new Source(
                Optional.of(fetched.uri()),
                fetched.uri().toString(),
                fetched.contentType(),
                fetched.body(),
                Instant.now());
        return kept(actor, source, owner);
    }

    /** @param body an HTML page, Markdown, or OpenAPI 3 as JSON or YAML */
    public Drafted fromFile(
            Actor actor, String fileName, Optional<String> contentType, InputStream body, Optional<String> owner)
            throws IOException {
        actor.require(Permission.SKILLS_PUBLISH);
        actor.requirePerson();
        byte[] bytes = body.readNBytes(settings.maxSourceBytes() + 1);
        if (bytes.length > settings.maxSourceBytes()) {
            throw PlatformProblem.TOO_LARGE.because("The file has more than %d bytes (%s). Send a part of it."
                    .formatted(settings.maxSourceBytes(), DraftingSettings.MAX_SOURCE_BYTES));
        }
        if (bytes.length == 0) {
            throw DraftingProblem.SOURCE_MISSING.because(
                    "The file is empty. Give an address, or send a page or an OpenAPI file.");
        }
        return kept(actor, new Source(Optional.empty(), fileName, contentType, bytes, Instant.now()), owner);
    }

    private Drafted kept(Actor actor, Source source, Optional<String> owner) throws IOException {
        DraftPackage made =
                source.kind() == Source.Kind.OPENAPI ? ApiDraft.of(source, owner) : PageDraft.of(source, owner);
        PublishRequest.Upload upload = uploads.files(made.files().entrySet().stream()
                .map(file -> new Uploads.Part(
                        made.name() + "/" + file.getKey(),
                        new ByteArrayInputStream(file.getValue().getBytes(StandardCharsets.UTF_8))))
                .toList());
        boolean moved = false;
        try {
            String draft = uploads.keep(actor, upload);
            moved = true;
            return new Drafted(
                    draft, made.name(), "/publish/" + draft + "/edit", drafts.list(actor, draft), made.notes());
        } finally {
            if (!moved) {
                uploads.discard(upload);
            }
        }
    }

    private static URI uri(String address) {
        String text = address.strip();
        if (text.isEmpty()) {
            throw DraftingProblem.SOURCE_MISSING.because(
                    "Give the address of a documentation page or an OpenAPI file.");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw DraftingProblem.SOURCE_MISSING.because("\"%s\" is no address: %s."
                    .formatted(CleanText.line(text, 200), CleanText.line(e.getReason(), 100)));
        }
    }
}
