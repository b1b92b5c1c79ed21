package dev.guildhall.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Ids;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallPayloadsTest {
    private final UUID organisation = Ids.next();
    private final UUID call = Ids.next();
    private final PayloadStore store = new PayloadStore(TestDatabase.shared().dataSource(), Wired.bean(Blobs.class));

    @Test
    void keepsBytesButForTheSecretsInThem() throws Exception {
        CallPayloads payloads = new CallPayloads(store, 10_000);
        byte[] request =
                "{\"messages\":\"Zürich 🦀 sk-q7Lw2ZkR9vXc4TnB8sYd3HfJ6mPaG5eU\"}".getBytes(StandardCharsets.UTF_8);
        byte[] response = new byte[] {0, 1, -1, 'x'};
        assertThat(payloads.keep(organisation, call, CallPayloads.Kind.REQUEST, request))
                .isTrue();
        assertThat(payloads.keep(organisation, call, CallPayloads.Kind.RESPONSE, response))
                .isTrue();
        assertThat(payloads.state()).isEqualTo(new CallPayloads.State(request.length + response.length, 0, 0));
        payloads.packNow();

        assertThat(payloads.state()).isEqualTo(new CallPayloads.State(0, 2, 0));
        String kept = "{\"messages\":\"Zürich 🦀 [scrubbed]\"}";
        assertThat(store.read(organisation, call, CallPayloads.Kind.REQUEST))
                .get()
                .isEqualTo(kept.getBytes(StandardCharsets.UTF_8));
        assertThat(store.read(organisation, call, CallPayloads.Kind.RESPONSE))
                .get()
                .isEqualTo(response);
        assertThat(store.of(organisation, call))
                .containsExactly(
                        new CallTrace.PayloadRow(
                                CallPayloads.Kind.REQUEST, kept.getBytes(StandardCharsets.UTF_8).length, 1),
                        new CallTrace.PayloadRow(CallPayloads.Kind.RESPONSE, 4, 0));
        assertThat(store.read(Ids.next(), call, CallPayloads.Kind.REQUEST))
                .as("another tenant")
                .isEmpty();
    }

    @Test
    void refusesAndCountsWhatDoesNotFitTheQueue() throws Exception {
        CallPayloads payloads = new CallPayloads(store, 10);
        assertThat(payloads.keep(organisation, call, CallPayloads.Kind.REQUEST, new byte[8]))
                .isTrue();
        assertThat(payloads.keep(organisation, call, CallPayloads.Kind.RESPONSE, new byte[3]))
                .isFalse();
        assertThat(payloads.state()).isEqualTo(new CallPayloads.State(8, 0, 1));
        payloads.packNow();
        assertThat(payloads.keep(organisation, call, CallPayloads.Kind.RESPONSE, new byte[3]))
                .isTrue();
    }

    @Test
    void forgetsWhatIsOldWithItsBlob() throws Exception {
        CallPayloads payloads = new CallPayloads(store, 1_000);
        payloads.keep(organisation, call, CallPayloads.Kind.REQUEST, new byte[8]);
        payloads.packNow();
        List<List<String>> packs = CallStoreTest.rows("select pack from model_payload where call_id = ?", call);
        String digest = packs.getFirst().getFirst();
        store.forget(Instant.now().minusSeconds(3_600));
        assertThat(Wired.bean(Blobs.class).has(digest)).isTrue();

        CallStoreTest.rows("update payload_pack set made_at = '2020-01-01' where digest = ? returning 1", digest);
        assertThat(store.forget(Instant.now().minusSeconds(3_600))).isGreaterThan(0);
        assertThat(Wired.bean(Blobs.class).has(digest)).isFalse();
        assertThat(store.read(organisation, call, CallPayloads.Kind.REQUEST)).isEmpty();
    }
}
