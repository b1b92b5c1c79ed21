package dev.guildhall.rules.broken.low;

import dev.guildhall.rules.broken.side.Neighbour;

record Sideways(Neighbour neighbour) {}
