package dev.guildhall.dialect;

/**
 * One server-sent event (HTML Living Standard, section 9.2).
 *
 * @param event its type; {@code message} when none was given
 * @param data its lines, joined by line feeds
 */
public record SseEvent(String event, String data) {}
