package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * An API as its OpenAPI file describes it; texts are still those of its authors.
 *
 * @param servers absolute base addresses
 * @param schemas in the order of the file
 * @param dropped what its descriptions hold that their readers do not see
 * @param notes what could not be followed
 */
record Api(
        String title,
        String version,
        String description,
        List<String> servers,
        List<Operation> operations,
        List<Scheme> schemes,
        List<YamlNode.Entry> schemas,
        ForeignMarkdown.Dropped dropped,
        List<String> notes) {

    /** @param security names of the schemes that a call needs, alternatives joined by "or"; empty when none */
    record Operation(
            String method,
            String path,
            String id,
            String summary,
            String description,
            String group,
            boolean deprecated,
            List<Parameter> parameters,
            Optional<Body> body,
            List<Answer> answers,
            String security) {}

    record Parameter(String name, String in, String type, boolean required, String meaning) {}

    record Body(boolean required, String meaning, List<Content> contents) {}

    record Content(String mediaType, String type) {}

    record Answer(String status, String meaning, List<Content> contents) {}

    /**
     * A way to sign in.
     *
     * @param kind {@code apiKey}, {@code http}, {@code oauth2}, {@code openIdConnect} or {@code mutualTLS}
     * @param how one sentence: where the secret goes
     * @param everywhere whether every operation asks for it unless it says otherwise
     * @param hosts where else the secret is sent, for example to be exchanged for a token
     */
    record Scheme(String name, String kind, String how, String description, boolean everywhere, List<String> hosts) {
        boolean needsSecret() {
            return !kind.equals("mutualTLS");
        }
    }
}
