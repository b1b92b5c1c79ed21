package dev.guildhall.rules.broken.side;

public record Neighbour(String name) {}
