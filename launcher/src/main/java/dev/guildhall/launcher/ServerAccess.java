package dev.guildhall.launcher;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The server of {@code GUILDHALL_URL}, entered with {@code GUILDHALL_TOKEN}. */
final class ServerAccess {
    private final URI url;
    private final String token;

    private ServerAccess(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /** @param what the token must allow, for who has none */
    static ServerAccess of(Map<String, String> environment, String what) {
        URI url = Settings.of(environment, Settings.rootFolder()).url();
        if (!given(environment)) {
            throw new LauncherProblem("GUILDHALL_TOKEN is not set. Create a token that may " + what + " on the page "
                    + url + "/tokens and export it.");
        }
        return new ServerAccess(
                url, environment.getOrDefault("GUILDHALL_TOKEN", "").strip());
    }

    static boolean given(Map<String, String> environment) {
        return !environment.getOrDefault("GUILDHALL_TOKEN", "").isBlank();
    }

    /** Work with the server. */
    @FunctionalInterface
    interface Calls<T> {
        T with(ApiClient client) throws IOException, InterruptedException;
    }

    <T> T call(Calls<T> calls) throws IOException, InterruptedException {
        try (ApiClient client = new ApiClient(url, token)) {
            return calls.with(client);
        } catch (ConnectException | HttpTimeoutException e) {
            throw new LauncherProblem(
                    "nobody answers at " + url
                            + ". Is it running (./guildhall status)? GUILDHALL_URL names another server.",
                    e);
        }
    }

    /** A part of an address. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @throws LauncherProblem with the server's reason, unless it accepted */
    static ApiClient.Answer accepted(ApiClient.Answer answer) {
        if (!answer.accepted()) {
            throw new LauncherProblem(String.join("\n", Answers.refused(answer.status(), answer.body())));
        }
        return answer;
    }
}
