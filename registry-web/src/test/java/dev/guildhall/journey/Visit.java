package dev.guildhall.journey;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.guildhall.product.Product;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One visitor with a browser of their own. Keeps what the browser complained about.
 *
 * <p>{@code guildhall.url} and {@code guildhall.token} name a running product, else one is started; {@code guildhall.chromium} another browser
 * than {@code /usr/bin/chromium}.
 */
final class Visit implements AutoCloseable {
    private static final List<String> SWITCHES = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** How the visitor looks at the pages. */
    record Eyes(int width, int height, ColorScheme scheme, boolean script, boolean bypassPolicy) {
        static final Eyes DESKTOP = new Eyes(1440, 1000, ColorScheme.LIGHT, true, false);
        static final Eyes PHONE = new Eyes(360, 780, ColorScheme.LIGHT, true, false);

        Eyes dark() {
            return new Eyes(width, height, ColorScheme.DARK, script, bypassPolicy);
        }

        Eyes withoutScript() {
            return new Eyes(width, height, scheme, false, bypassPolicy);
        }

        /** For tools that run inside the page; the journeys themselves keep the page's policy. */
        Eyes withTools() {
            return new Eyes(width, height, scheme, script, true);
        }
    }

    Visit(Eyes eyes) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("guildhall.chromium", "/usr/bin/chromium")))
                        .setArgs(SWITCHES));
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(eyes.width(), eyes.height())
                .setColorScheme(eyes.scheme())
                .setJavaScriptEnabled(eyes.script())
                .setBypassCSP(eyes.bypassPolicy()));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    /** The product that {@code guildhall.url} names, or one started for the journeys. */
    static String url() {
        String named = System.getProperty("guildhall.url", "");
        return (named.isEmpty() ? Product.shared().uri("").toString() : named).replaceAll("/+$", "");
    }

    static String token() {
        if (System.getProperty("guildhall.url", "").isEmpty()) {
            return Product.token();
        }
        String token = System.getProperty("guildhall.token", "");
        if (token.isEmpty()) {
            throw new IllegalStateException(
                    "The journeys need -Dguildhall.token=gh_…, the bootstrap token of the server at " + url());
        }
        return token;
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(url() + path);
        return page;
    }

    /** Signs in as the first administrator and lands on the catalogue. */
    Visit signedIn() {
        open("/signin?next=/skills");
        page.getByLabel("Token").fill(token());
        page.getByText("Sign in with the token").click();
        page.waitForURL(url() + "/skills");
        return this;
    }

    /** Signs in with a password and lands on the catalogue. */
    Visit signedInAs(String login, String password) {
        open("/signin?next=/skills");
        page.getByLabel("User name").fill(login);
        page.locator("input[name=password]").fill(password);
        page.locator("button.primary").first().click();
        page.waitForURL(url() + "/skills");
        return this;
    }

    /** Status and text of a GET with this visitor's cookies. */
    APIResponse get(String path) {
        return page.request().get(url() + path, RequestOptions.create().setMaxRedirects(0));
    }

    /** What the browser's console said that is an error: failed policies, failed requests, exceptions. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** Whether the page is wider than the window, which makes people scroll sideways. */
    boolean scrollsSideways() {
        return (Boolean) page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
