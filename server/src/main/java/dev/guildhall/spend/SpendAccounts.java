package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import java.util.List;
import java.util.Map;

/** Port: the keys and users of an organisation as LiteLLM's clients know them; {@code spend} is filled in here. */
public interface SpendAccounts {
    /** Rows with {@code token}, the key's SHA-256 in hexadecimal, newest first. */
    List<Map<String, Object>> keys(Actor reader, int most);

    /** Rows with {@code user_id}. */
    List<Map<String, Object>> users(Actor reader, int most);
}
