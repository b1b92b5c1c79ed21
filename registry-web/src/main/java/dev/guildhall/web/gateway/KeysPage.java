package dev.guildhall.web.gateway;

import dev.guildhall.keys.KeyRow;
import dev.guildhall.keys.MadeKey;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The virtual keys of the organisation.
 *
 * @param filter the team, user, agent or alias the list is narrowed to
 * @param made the key just made, shown this once
 * @param typed what stood in the form that was refused
 * @param models names that can be called, to choose from
 */
public record KeysPage(
        Chrome chrome,
        List<KeyRow> keys,
        KeyFilter filter,
        Optional<String> next,
        Optional<MadeKey> made,
        KeyForm typed,
        List<String> models,
        boolean writes,
        Optional<Refusal> refusal,
        Optional<Note> note) {
    public KeyState state(KeyRow key) {
        return KeyState.of(key, chrome.now());
    }

    public static String label(KeyRow key) {
        return key.fields().alias().orElse(key.name());
    }
}
