/** What an agent becomes in OpenClaw: a workspace it reads. */
@NullMarked
package dev.guildhall.bridges.openclaw;

import org.jspecify.annotations.NullMarked;
