package dev.guildhall.harnesses;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a text, by the encoding {@code o200k_base}. Each vendor counts a little differently; this one is public, and close
 * enough to compare skills and harnesses by.
 */
@ApplicationScoped
public class ContextCost {
    /** Longer texts are counted up to here and the rest in proportion. */
    private static final int COUNTED = 200_000;

    private static final int KEPT = 5_000;

    private final Map<Key, Integer> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Integer> eldest) {
            return size() > KEPT;
        }
    });
    private @Nullable Encoding encoding;

    /** Two hashes and the length stand for a text, so that the texts themselves are not kept. */
    private record Key(int hash, int reversed, int length) {
        static Key of(String text) {
            int reversed = 7;
            for (int i = text.length() - 1; i >= 0; i--) {
                reversed = 37 * reversed + text.charAt(i);
            }
            return new Key(text.hashCode(), reversed, text.length());
        }
    }

    public int tokens(String text) {
        return text.isEmpty() ? 0 : known.computeIfAbsent(Key.of(text), key -> count(text));
    }

    private int count(String text) {
        if (text.length() <= COUNTED) {
            return encoding().countTokensOrdinary(text);
        }
        long part = encoding().countTokensOrdinary(text.substring(0, COUNTED));
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, part * text.length() / COUNTED));
    }

    private synchronized Encoding encoding() {
        Encoding known = encoding;
        if (known == null) {
            known = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
            encoding = known;
        }
        return known;
    }
}
