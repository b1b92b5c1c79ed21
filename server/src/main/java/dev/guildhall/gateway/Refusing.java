package dev.guildhall.gateway;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ClientDialect;
import dev.guildhall.dialect.ClientDialect.Answer;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Dialects;
import dev.guildhall.dialect.Failure;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.UUID;

/** Tells a client in its own dialect why there is no answer: by status and body, or as an event when a stream has begun with signs of life. */
final class Refusing {
    private Refusing() {}

    /** @return the status that the client reads */
    static int refuse(ClientStream client, Dialect dialect, Failure failure, UUID id) {
        ClientDialect words = Dialects.client(dialect);
        Echo echo = new Echo(
                "",
                Blank.request(dialect, "", false),
                id.toString().replace("-", ""),
                Instant.now().getEpochSecond());
        try {
            if (client.begun()) {
                ByteArrayOutputStream event = new ByteArrayOutputStream();
                words.encoder(echo).write(new ChatEvent.Failed(failure), event);
                client.send(words.streamType(), event.toByteArray(), 0, event.size());
                return 200;
            }
            Answer answer = words.failure(failure, echo);
            // Seconds, rounded up: half a second is not none.
            failure.retryAfter()
                    .ifPresent(wait -> client.header(
                            "retry-after",
                            Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
            answer.headers().forEach((name, value) -> client.header(name.toLowerCase(java.util.Locale.ROOT), value));
            client.whole(answer.status(), "application/json", answer.body());
            return answer.status();
        } catch (ClientStream.Gone e) {
            return 499;
        }
    }
}
