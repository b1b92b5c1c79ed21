package dev.guildhall.web;

/** A page to draw: the template below {@code src/main/jte} and the one record it takes. */
public record View(String template, Object model) {}
