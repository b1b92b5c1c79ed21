/** Plans updates of dependencies: {@code versions that exist → steps within a policy}. */
@NullMarked
package dev.guildhall.skills.updates;

import org.jspecify.annotations.NullMarked;
