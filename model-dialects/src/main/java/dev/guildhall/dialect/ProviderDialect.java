package dev.guildhall.dialect;

import java.util.List;
import java.util.Map;

/** A wire shape as providers speak it. Implementations hold no state. */
public interface ProviderDialect {
    Dialect dialect();

    /** Throws {@link RequestRefused} (UNSUPPORTED) for what cannot be said and may not be dropped. */
    ProviderCall write(ChatRequest request, ModelTraits traits);

    /** A whole answer; throws {@link RequestRefused} (BROKEN, or what an error in a 200 says). */
    ChatReply read(byte[] body);

    /** One per answer. */
    StreamDecoder decoder();

    /** Meaning of an answer that is no 2xx; the body may be HTML, cut off or empty. */
    Failure failure(int status, Map<String, String> headers, byte[] body);

    /**
     * @param path after the deployment's base address, such as {@code /chat/completions}; may hold {@code ?…}
     * @param headers besides authentication
     * @param dropped fields of the request left out because the model does not know them and the deployment says they may be dropped
     */
    record ProviderCall(String path, Map<String, String> headers, byte[] body, List<String> dropped) {
        public ProviderCall {
            headers = Map.copyOf(headers);
            dropped = List.copyOf(dropped);
        }
    }
}
