/** The architecture as tests: {@link dev.guildhall.rules.HouseRules} over the product, and proof that each can fail. */
@NullMarked
package dev.guildhall.rules;

import org.jspecify.annotations.NullMarked;
