/**
 * A harness plan on a disk, and back off it: {@code PlannedAgent → PlanJson | PlanArchive → Carrying → Receipt → Drift}.
 *
 * <p>Used by the server, which packs plans and shows what they would write, and by the command-line client, which carries
 * them out. {@link dev.guildhall.plan.Merge} changes single values of configuration files and leaves every other byte as it
 * was. Nothing here talks to a network.
 */
@NullMarked
package dev.guildhall.plan;

import org.jspecify.annotations.NullMarked;
