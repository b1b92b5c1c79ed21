/**
 * What every feature stands on: who acts, what they may do, how a problem is told, ids, paging, blobs, settings.
 *
 * <p>Entry points: {@link dev.guildhall.platform.Actor}, {@link dev.guildhall.platform.Requires},
 * {@link dev.guildhall.platform.Problem}, {@link dev.guildhall.platform.Blobs}.
 */
@NullMarked
@Feature(level = 0)
package dev.guildhall.platform;

import org.jspecify.annotations.NullMarked;
