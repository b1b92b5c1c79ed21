package dev.guildhall.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a PostgreSQL is and how to sign in to it. Reads {@code postgresql://user:password@host:port/db?params} (libpq's
 * connection URI) and {@code jdbc:postgresql://…?user=&password=}.
 *
 * @param jdbcUrl without user and password, so that it may be shown
 */
record DatabaseAddress(String jdbcUrl, String user, String password) {
    private static final String EXPECTED =
            " Expected: postgresql://USER:PASSWORD@HOST:5432/DATABASE (reserved characters percent-encoded) or jdbc:postgresql://HOST/DATABASE?user=USER&password=PASSWORD.";

    /** Never shows the given text in a message: it holds a password. */
    static DatabaseAddress parse(String text) {
        String bare = text.strip();
        bare = bare.startsWith("jdbc:") ? bare.substring("jdbc:".length()) : bare;
        if (!bare.startsWith("postgresql://") && !bare.startsWith("postgres://")) {
            throw new LauncherProblem(
                    "GUILDHALL_DATABASE_URL does not begin with postgresql:// or jdbc:postgresql://." + EXPECTED);
        }
        URI uri;
        try {
            uri = new URI(bare);
        } catch (URISyntaxException e) {
            throw new LauncherProblem("GUILDHALL_DATABASE_URL cannot be read: " + e.getReason() + "." + EXPECTED);
        }
        if (uri.getRawAuthority() == null
                || uri.getPath() == null
                || uri.getPath().length() < 2) {
            throw new LauncherProblem("GUILDHALL_DATABASE_URL names no host or no database." + EXPECTED);
        }
        List<String> parameters = new ArrayList<>();
        Optional<String> user = Optional.empty();
        Optional<String> password = Optional.empty();
        String authority = uri.getRawAuthority();
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String[] login = authority.substring(0, at).split(":", 2);
            user = Optional.of(decode(login[0])).filter(u -> !u.isEmpty());
            password = login.length > 1 ? Optional.of(decode(login[1])) : password;
        }
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            if (parameter.startsWith("user=")) {
                user = Optional.of(decode(parameter.substring("user=".length())));
            } else if (parameter.startsWith("password=")) {
                password = Optional.of(decode(parameter.substring("password=".length())));
            } else {
                parameters.add(parameter);
            }
        }
        if (user.isEmpty()) {
            throw new LauncherProblem("GUILDHALL_DATABASE_URL names no user." + EXPECTED);
        }
        String url = "jdbc:postgresql://" + authority.substring(at + 1) + uri.getRawPath()
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
        return new DatabaseAddress(url, user.get(), password.orElse(""));
    }

    /** For people: host and database, no parameters. */
    String shown() {
        String bare = jdbcUrl.substring("jdbc:".length());
        int query = bare.indexOf('?');
        return query < 0 ? bare : bare.substring(0, query);
    }

    @Override
    public String toString() {
        return user + " at " + shown();
    }

    private static String decode(String text) {
        try {
            // A plus is a plus here, not a blank: this is no form.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new LauncherProblem(
                    "GUILDHALL_DATABASE_URL has a broken percent-encoding in user or password." + EXPECTED);
        }
    }
}
