package dev.guildhall.rules.broken.low;

import dev.guildhall.rules.broken.high.Downward;

record Upward(Downward higher) {}
