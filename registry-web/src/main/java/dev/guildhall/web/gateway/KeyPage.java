package dev.guildhall.web.gateway;

import dev.guildhall.keys.KeyRow;
import dev.guildhall.keys.MadeKey;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One virtual key.
 *
 * @param made its new value after it was made anew, shown this once
 * @param uses models that it may use and did; empty for who may not see spend
 * @param days how far back {@code uses} looks
 */
public record KeyPage(
        Chrome chrome,
        KeyRow key,
        Optional<MadeKey> made,
        List<KeyUse> uses,
        int days,
        boolean writes,
        Optional<Note> note) {
    public KeyState state() {
        return KeyState.of(key, chrome.now());
    }

    public String label() {
        return KeysPage.label(key);
    }

    public String address() {
        return "/keys/" + key.id();
    }

    public long never() {
        return uses.stream().filter(use -> use.figures().isEmpty()).count();
    }

    public String calls() {
        return Addresses.withQuery("/calls", Map.of("key", key.id().toString()));
    }

    public String spend() {
        return Addresses.withQuery("/spend", Map.of("key", key.id().toString()));
    }
}
