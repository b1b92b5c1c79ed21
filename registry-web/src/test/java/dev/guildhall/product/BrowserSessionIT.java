package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Signing in without JavaScript, and what a cookie may and may not do. */
class BrowserSessionIT {
    private final Product product = Product.shared();
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void signsInWithTheTokenAndShowsTheShippedSkills() throws Exception {
        HttpResponse<String> stranger = get("/", "");
        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location").orElseThrow()).contains("/signin");

        String cookie = signIn();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        HttpResponse<String> catalogue = get("/", cookie);
        assertThat(catalogue.statusCode()).isEqualTo(200);
        assertThat(catalogue.body()).contains("code-reviewer", "web-page-reader", "schema-validator");
        String csp = catalogue.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(csp)
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void refusesAWriteFromAnotherSite() throws Exception {
        String cookie = signIn();
        for (String site : new String[] {"cross-site", "same-site", "none", ""}) {
            HttpRequest.Builder write = HttpRequest.newBuilder(product.uri("/api/v1/tokens"))
                    .header("Cookie", cookie.split(";", 2)[0])
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"name\":\"x\",\"scopes\":[\"skills:read\"],\"days\":1}"));
            if (!site.isEmpty()) {
                write.header("Sec-Fetch-Site", site);
            }
            assertThat(send(write).statusCode()).as("Sec-Fetch-Site: " + site).isEqualTo(403);
        }
    }

    @Test
    void takesTheParametersThatTheApiTakes() throws Exception {
        HttpResponse<String> page = get("/skills?license=Apache-2.0&limit=1", signIn());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("/skills?licence=Apache-2.0&amp;limit=1&amp;cursor=")
                .contains("/api/v1/skills?licence=Apache-2.0&amp;limit=1&amp;facets=true");
    }

    private String signIn() throws Exception {
        String form = "token=" + URLEncoder.encode(Product.token(), StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(product.uri("/signin"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(product.uri(path)).header("Accept", "text/html");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie.split(";", 2)[0]);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
