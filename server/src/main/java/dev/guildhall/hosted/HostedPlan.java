package dev.guildhall.hosted;

import dev.guildhall.skill.HarnessPlan;
import java.io.IOException;
import java.io.InputStream;

/**
 * What an agent is to be at a hosted runtime.
 *
 * @param lockDigest of the lock it was planned from
 */
public record HostedPlan(String agent, int agentVersion, String lockDigest, HarnessPlan plan, Bytes bytes) {
    /** The files of assigned packages, by the lower-case hex SHA-256 of their bytes. */
    public interface Bytes {
        InputStream open(String sha256) throws IOException;
    }
}
