package dev.guildhall.runlog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who called a model and for whom: the dimensions of spend.
 *
 * @param key the virtual key's id
 * @param keyHash SHA-256 of the key in hexadecimal, which LiteLLM's shapes name it by
 * @param team id of the team the key belongs to
 * @param user id of the user the key belongs to
 * @param customer the client's own end user, from {@code user}, {@code metadata.user_id} or a header
 * @param agent name of the agent the key belongs to
 * @param session the run or session, from {@code x-litellm-trace-id} or {@code x-guildhall-session}
 * @param tags from the key and the request ({@code x-litellm-tags}, {@code metadata.tags})
 */
public record CallOrigin(
        UUID organisation,
        UUID key,
        String keyHash,
        String keyAlias,
        Optional<String> team,
        Optional<String> user,
        Optional<String> customer,
        Optional<String> agent,
        Optional<String> session,
        List<String> tags) {
    public CallOrigin {
        tags = List.copyOf(tags);
    }
}
