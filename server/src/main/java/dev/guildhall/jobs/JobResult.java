package dev.guildhall.jobs;

import jakarta.json.JsonObject;

/**
 * One line of a job's report.
 *
 * @param key unique in the job; results are listed in its order
 * @param outcome a word that results can be filtered by
 * @param body what the kind of work reports
 */
public record JobResult(String key, String outcome, JsonObject body) {}
