package dev.guildhall.rules.broken.high;

import dev.guildhall.rules.broken.side.Neighbour;

public record Downward(Neighbour lower) {}
