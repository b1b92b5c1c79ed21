@NullMarked
package dev.guildhall.plan;

import org.jspecify.annotations.NullMarked;
