/** Anthropic's messages ({@code /v1/messages}, version 2023-06-01), as clients and as providers speak them. */
@NullMarked
package dev.guildhall.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
