/**
 * Models, keys, spend, budgets, calls and routes of the gateway.
 */
@NullMarked
package dev.guildhall.web.gateway;

import org.jspecify.annotations.NullMarked;
