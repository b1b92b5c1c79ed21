package dev.guildhall.jobs;

/** How far a job is. {@code total} is 0 as long as nobody knows; {@code what} says in words what is being done. */
public record JobProgress(int done, int total, String what) {}
