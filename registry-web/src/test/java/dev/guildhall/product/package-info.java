/** The product as people run it: started by the launcher, spoken to over HTTP. */
@NullMarked
package dev.guildhall.product;

import org.jspecify.annotations.NullMarked;
