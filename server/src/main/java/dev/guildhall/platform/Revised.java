package dev.guildhall.platform;

/** Something that two people may edit. Its revision grows with every change and stands in the {@code ETag} of an answer. */
public interface Revised {
    int revision();
}
