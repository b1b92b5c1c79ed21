/**
 * What administrators and operators see: users, teams, plugins, publishers of Java code, the audit log.
 */
@NullMarked
package dev.guildhall.web.admin;

import org.jspecify.annotations.NullMarked;
