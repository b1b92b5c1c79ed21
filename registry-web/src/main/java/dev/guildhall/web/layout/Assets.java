package dev.guildhall.web.layout;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The static files of this build, in memory. Their address carries a hash over all of them, so a browser may keep them
 * for ever and the stylesheet's relative font addresses still hold. What is not in this list is not served.
 */
@ApplicationScoped
public class Assets {
    private static final String OURS = "META-INF/resources/assets/";
    private static final String HTMX = "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final String base;
    private final String sprite;
    private final String build;

    public Assets() {
        add("guildhall.css", OURS + "guildhall.css", "text/css;charset=UTF-8");
        add("app.js", OURS + "app.js", "text/javascript;charset=UTF-8");
        add("htmx.js", HTMX, "text/javascript;charset=UTF-8");
        add("logo.svg", OURS + "logo.svg", "image/svg+xml");
        add("fonts/source-sans-3.woff2", OURS + "fonts/source-sans-3.woff2", "font/woff2");
        add("fonts/source-code-pro.woff2", OURS + "fonts/source-code-pro.woff2", "font/woff2");
        add("fonts/bitter.woff2", OURS + "fonts/bitter.woff2", "font/woff2");
        MessageDigest all = sha256();
        byName.values().forEach(asset -> all.update(asset.sha256()));
        base = "/assets/" + HexFormat.of().formatHex(all.digest(), 0, 8);
        sprite = new String(read(OURS + "icons.svg"), StandardCharsets.UTF_8);
        build = buildVersion();
    }

    Optional<Asset> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Iterable<String> names() {
        return byName.keySet();
    }

    public byte[] bytes(String name) {
        return named(name).orElseThrow().bytes().clone();
    }

    /** For example {@code /assets/3f2a91c0d4e5b6a7}. */
    public String base() {
        return base;
    }

    public String sprite() {
        return sprite;
    }

    /** Version of this build, for example {@code 1.0.0}. */
    public String build() {
        return build;
    }

    private void add(String name, String resource, String mediaType) {
        byte[] bytes = read(resource);
        byName.put(name, new Asset(bytes, mediaType, sha256().digest(bytes)));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("%s is missing from the class path".formatted(resource));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static String buildVersion() {
        Properties properties = new Properties();
        try (InputStream in = Assets.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing from the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
