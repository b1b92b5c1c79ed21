package dev.guildhall.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody else's client that takes skills home, as a run drives it. */
interface Installer {
    /**
     * The registry as the client is told of it.
     *
     * @param url of Guildhall, without a path
     * @param token may read skills and nothing else
     * @param modelUrl of a model, for clients that do nothing without one
     */
    record Shop(String url, String token, String owner, String modelUrl) {}

    /** What ought to stand in a file once a skill is installed. */
    record Lock(Path file, String mark) {}

    String id();

    PinnedClient client();

    /** What a person sets first, the token included; returns variables. */
    Map<String, String> settings(Path home, Path work, Shop shop) throws IOException;

    /** Commands that make the registry known, each as arguments. */
    List<List<String>> prepare(Shop shop);

    /** Arguments that ask for skills by a word; empty where the client has no such command. */
    Optional<List<String>> search(String word, Shop shop);

    /** Commands that install a skill, each as arguments. */
    List<List<String>> install(MadeUpSkill skill, Shop shop);

    /** Where it notes what it installed; empty where it does not. */
    Optional<Lock> lock(Path home, Path work);
}
