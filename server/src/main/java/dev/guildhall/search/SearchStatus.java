package dev.guildhall.search;

import java.util.Optional;

/**
 * How far the organisation's skills can be searched.
 *
 * @param model of the embedder in use; empty when skills are searched by words alone
 * @param reason why there is none, or why it pauses
 * @param skills in any state
 * @param vectors skills whose meaning is known to the model
 * @param waiting skills whose meaning is yet to be computed
 */
public record SearchStatus(Optional<String> model, Optional<String> reason, long skills, long vectors, long waiting) {}
