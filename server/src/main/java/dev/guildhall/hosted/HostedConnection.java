package dev.guildhall.hosted;

import dev.guildhall.platform.Revised;
import java.time.Instant;

/** An organisation's account at a hosted runtime. Its key is never told. */
public record HostedConnection(
        String runtime, String title, String baseUrl, String changedBy, Instant changedAt, int revision)
        implements Revised {}
