package dev.guildhall.skill.broken;

import dev.guildhall.platform.Permission;

record KnowsTheServer(Permission permission) {}
