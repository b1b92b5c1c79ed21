package dev.guildhall.models;

import dev.guildhall.platform.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom {@code litellm_params.model} means: {@code · custom_llm_provider, else the prefix, else a model everybody knows by name}.
 *
 * @param provider empty: the prefix of the name that a client uses
 */
record ProviderAndModel(Optional<Provider> provider, String model) {
    private static final Pattern OPENAI =
            Pattern.compile("(?:gpt-|chatgpt-|o[1-9](?:-|$)|text-embedding-|ft:gpt-|computer-use-).*");

    /** Empty with a complaint when nobody is meant. A word of LiteLLM's that is not spoken here gives a line that is off. */
    static Optional<ProviderAndModel> of(Reading params, String written, String name) {
        Optional<String> custom = params.text("custom_llm_provider");
        if (custom.isPresent()) {
            Optional<Provider> provider = Providers.of(custom.get());
            if (provider.isPresent()) {
                return Optional.of(new ProviderAndModel(provider, withoutPrefix(written, provider.get())));
            }
            return unknown(params, "custom_llm_provider", custom.get(), written);
        }
        int slash = written.indexOf('/');
        if (slash > 0) {
            String word = written.substring(0, slash);
            Optional<Provider> provider = Providers.of(word);
            if (provider.isPresent()) {
                return Optional.of(new ProviderAndModel(provider, written.substring(slash + 1)));
            }
        }
        Optional<Provider> known = wellKnown(written);
        if (known.isPresent()) {
            return Optional.of(new ProviderAndModel(known, written));
        }
        if (written.equals("*")) {
            return Optional.of(new ProviderAndModel(Optional.empty(), "*"));
        }
        return unknown(params, "model", slash > 0 ? written.substring(0, slash) : written, written);
    }

    /** For a name a client wrote: provider and the rest. */
    static Optional<ProviderAndModel> ofName(String name) {
        int slash = name.indexOf('/');
        if (slash > 0) {
            Optional<Provider> provider = Providers.of(name.substring(0, slash));
            if (provider.isPresent()) {
                return Optional.of(new ProviderAndModel(provider, name.substring(slash + 1)));
            }
        }
        return wellKnown(name).map(provider -> new ProviderAndModel(Optional.of(provider), name));
    }

    private static Optional<Provider> wellKnown(String model) {
        if (OPENAI.matcher(model).matches()) {
            return Providers.of("openai");
        }
        for (String word : List.of("anthropic", "gemini", "cohere", "bedrock", "mistral")) {
            boolean theirs = (word.equals("anthropic") && model.startsWith("claude-"))
                    || (word.equals("gemini") && model.startsWith("gemini-"))
                    || Catalogue.find(word, model).isPresent();
            if (theirs) {
                return Providers.of(word);
            }
        }
        return Optional.empty();
    }

    private static String withoutPrefix(String written, Provider provider) {
        int slash = written.indexOf('/');
        boolean own = slash > 0
                && Providers.of(written.substring(0, slash))
                        .filter(provider::equals)
                        .isPresent();
        return own ? written.substring(slash + 1) : written;
    }

    private static Optional<ProviderAndModel> unknown(Reading params, String key, String word, String written) {
        if (Providers.unspoken(word)) {
            params.complaints()
                    .note(
                            params.place(key),
                            "the provider \"%s\" has a wire shape that this gateway does not speak; the line is left out."
                                    .formatted(word));
            return Optional.empty();
        }
        String shown = word.length() <= 60 ? word : word.substring(0, 60) + "…";
        params.complaints()
                .error(
                        params.place(key),
                        written.contains("/") || key.equals("custom_llm_provider")
                                ? "there is no provider \"%s\".".formatted(shown)
                                        + Nearest.to(word, Providers.knownWords())
                                                .map(nearest -> " Did you mean " + nearest + "?")
                                                .orElse("")
                                        + " For a server that speaks OpenAI's shape write openai/MODEL with api_base."
                                : "\"%s\" names no provider; write PROVIDER/MODEL, such as openai/%s."
                                        .formatted(shown, shown));
        return Optional.empty();
    }
}
