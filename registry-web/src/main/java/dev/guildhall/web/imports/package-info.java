/** Pages of imports: send an archive or name a repository, follow the job, read its report. */
@NullMarked
package dev.guildhall.web.imports;

import org.jspecify.annotations.NullMarked;
