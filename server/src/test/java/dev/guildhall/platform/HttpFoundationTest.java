package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.wired.Api;
import org.junit.jupiter.api.Test;

class HttpFoundationTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
    private final Api browser = Api.anonymous().with("Accept", BROWSER);

    @Test
    void peopleAreSentToTheSignInPageAndBack() {
        Api.Answer answer = browser.get("/test/page?q=a%20b&x=1");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location").orElseThrow())
                .endsWith("/signin?next=%2Ftest%2Fpage%3Fq%3Da%2520b%26x%3D1");
        assertThat(Api.anonymous()
                        .with("Accept", "application/json, */*")
                        .get("/test/page")
                        .status())
                .as("programs get the problem")
                .isEqualTo(401);
    }

    @Test
    void methodThatDeclaresNothingIsReachedByNobody() {
        Api.Answer answer = browser.get("/test/forgotten");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("reached").doesNotContain("PagesForTests");
    }

    @Test
    void unknownFailureTellsTheTraceIdAndNothingElse() {
        Api.Answer answer = browser.get("/test/failing");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body())
                .contains(answer.header("Trace-Id").orElseThrow())
                .doesNotContain("secret")
                .doesNotContain("IllegalState");
    }

    @Test
    void missingDatabaseAndFullDiskAreToldApart() {
        assertThat(browser.get("/test/gone").status()).isEqualTo(503);
        assertThat(browser.get("/test/gone").header("Retry-After")).contains("5");
        assertThat(browser.get("/test/full").status()).isEqualTo(507);
    }

    @Test
    void nobodyIsSignedInFromAnotherSite() {
        assertThat(browser.post("/signin", "x").status()).isEqualTo(200);
        assertThat(browser.with("Sec-Fetch-Site", "same-origin")
                        .post("/signin", "x")
                        .status())
                .isEqualTo(200);
        assertThat(browser.with("Sec-Fetch-Site", "cross-site")
                        .post("/signin", "x")
                        .status())
                .isEqualTo(403);
        assertThat(browser.with("Origin", "https://evil.example")
                        .post("/signin", "x")
                        .status())
                .isEqualTo(403);
    }
}
