package dev.guildhall.gateway;

import dev.guildhall.platform.SettingsRecord;

/**
 * Bounds of the path of model calls on this node.
 *
 * @param parallel most calls under way
 * @param waiting most calls that wait for one of those to end; more are refused at once
 * @param waitMillis how long each may wait
 * @param maxBodyBytes largest request
 * @param maxBodiesBytes memory for the bodies of all requests under way
 * @param maxAnswerBytes largest answer that is not a stream
 * @param connections most connections to providers
 * @param connectionsPerHost most of them to one host
 * @param heartbeatSeconds after which a client that waits for a stream is sent a sign of life; 0: never
 * @param assumedOutputTokens reserved for an answer when neither the request nor the model says how long it can be
 */
public record PathSettings(
        int parallel,
        int waiting,
        int waitMillis,
        int maxBodyBytes,
        long maxBodiesBytes,
        int maxAnswerBytes,
        int connections,
        int connectionsPerHost,
        int heartbeatSeconds,
        int assumedOutputTokens)
        implements SettingsRecord {
    public PathSettings {
        require("parallel", parallel, 1);
        require("waiting", waiting, 0);
        require("waitMillis", waitMillis, 0);
        require("maxBodyBytes", maxBodyBytes, 1_024);
        require("maxBodiesBytes", maxBodiesBytes, maxBodyBytes);
        require("maxAnswerBytes", maxAnswerBytes, 1_024);
        require("connections", connections, 1);
        require("connectionsPerHost", connectionsPerHost, 1);
        require("heartbeatSeconds", heartbeatSeconds, 0);
        require("assumedOutputTokens", assumedOutputTokens, 1);
    }

    private static void require(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least " + least + ".");
        }
    }
}
