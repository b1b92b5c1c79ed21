package dev.guildhall.identity;

import dev.guildhall.platform.Revised;
import java.time.Instant;

/** A team and how many it has. */
public record TeamRow(String name, String displayName, int members, Instant createdAt, int revision)
        implements Revised {}
