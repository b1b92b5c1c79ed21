/**
 * A first draft of a skill from a documentation page or an OpenAPI file; a person edits and publishes it.
 *
 * <p>{@code address → Outbound | file → Source → PageDraft | ApiDraft → DraftPackage → Uploads.keep → the publish page}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.drafting;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
