package dev.guildhall.dialect;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A wire shape as clients speak it to us. Implementations hold no state. */
public interface ClientDialect {
    Dialect dialect();

    /**
     * Throws {@link RequestRefused} with the field that is wrong.
     *
     * @param model the model when the address has it (Gemini); else the body's is taken
     * @param stream whether the address asks for a stream (Gemini); else the body says
     */
    ChatRequest read(ObjectNode body, String model, boolean stream);

    /** The body of a whole answer. */
    byte[] write(ChatReply reply, Echo echo);

    /** One per answer. */
    StreamEncoder encoder(Echo echo);

    /** Status, headers and body of a failure before the first byte. */
    Answer failure(Failure failure, Echo echo);

    /** Media type of a stream, such as {@code text/event-stream}. */
    String streamType();

    /**
     * What the client is to read back.
     *
     * @param model the name that the answer is to carry
     * @param request the request; {@link ChatRequest#usageInStream} and tools are looked at
     * @param id an id for dialects that need one of our own, without prefix
     * @param now seconds since 1970, for {@code created}
     */
    record Echo(String model, ChatRequest request, String id, long now) {}

    record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
