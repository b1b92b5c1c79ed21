package dev.guildhall.keys;

/** @param key told this once */
public record MadeKey(String key, KeyRow row) {}
