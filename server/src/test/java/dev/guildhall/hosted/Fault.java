package dev.guildhall.hosted;

import java.util.Map;

/** What goes wrong with the next call of that method and path. */
record Fault(String method, String path, Kind kind, int status, Map<String, String> headers, String body) {
    enum Kind {
        /** Answered so, and nothing is done. */
        REFUSE,
        /** Done, and the connection cut before the answer. */
        LOSE,
        /** Done, and half of the answer sent. */
        HALVE,
        /** Done, and an answer that is no JSON. */
        GARBLE,
        /** Nothing done, and no answer for a while. */
        WAIT
    }

    static Fault status(String method, String path, int status) {
        return new Fault(
                method, path, Kind.REFUSE, status, Map.of(), ManagedAgentsServer.error("trouble_error", "in trouble"));
    }

    static Fault of(Kind kind, String method, String path) {
        return new Fault(method, path, kind, 200, Map.of(), "");
    }
}
