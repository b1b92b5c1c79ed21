package dev.guildhall.spend;

import dev.guildhall.metrics.Metrics;
import dev.guildhall.runlog.CallJournal;
import dev.guildhall.runlog.CallPayloads;
import dev.guildhall.runlog.JournalState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;

/** How the recording of calls goes on this node, as metrics. */
@ApplicationScoped
class UsageGauges {
    void start(@Observes Startup started, Metrics metrics, CallJournal journal, CallPayloads payloads) {
        metrics.gauge(
                "guildhall_calls_recorded",
                "Calls of models since the start of this node: settled here, stored in the database, recovered from the journal of a process that died, lost for want of room, refused by the database.",
                report -> {
                    JournalState state = journal.state();
                    report.of((double) state.settled(), "settled");
                    report.of((double) state.stored(), "stored");
                    report.of((double) state.recovered(), "recovered");
                    report.of((double) state.lost(), "lost");
                    report.of((double) state.refused(), "refused");
                },
                "what");
        metrics.gauge(
                "guildhall_calls_journal",
                "The journal of calls of this node now: attempts under way, bytes that the database does not have, calls in memory, whether database or disk are away.",
                report -> {
                    JournalState state = journal.state();
                    report.of(state.underWay(), "under-way");
                    report.of((double) state.waitingBytes(), "waiting-bytes");
                    report.of(state.inMemory(), "in-memory");
                    report.of((double) state.damaged(), "damaged");
                    report.of(state.databaseAway() ? 1 : 0, "database-away");
                    report.of(state.diskAway() ? 1 : 0, "disk-away");
                },
                "what");
        metrics.gauge(
                "guildhall_payloads",
                "Requests and answers of models on this node: bytes that wait to be kept, kept and dropped since its start.",
                report -> {
                    CallPayloads.State state = payloads.state();
                    report.of((double) state.waitingBytes(), "waiting-bytes");
                    report.of((double) state.kept(), "kept");
                    report.of((double) state.dropped(), "dropped");
                },
                "what");
    }
}
