/** What the tests of several skills share; each of these modules compiles it among its own tests. */
@NullMarked
package dev.guildhall.skills.script;

import org.jspecify.annotations.NullMarked;
