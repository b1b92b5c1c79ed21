package dev.guildhall.web.layout;

import java.util.Optional;

/**
 * The same as this page, elsewhere.
 *
 * @param json address of the JSON twin
 * @param command what gives the same in a shell
 */
public record Twin(Optional<String> json, Optional<String> command) {
    public static final Twin NONE = new Twin(Optional.empty(), Optional.empty());

    /** A GET of the JSON API, with the curl that fetches it. */
    public static Twin of(String apiPath) {
        return new Twin(
                Optional.of(apiPath),
                Optional.of("curl -H \"Authorization: Bearer $GUILDHALL_TOKEN\" \"$GUILDHALL_URL" + apiPath + "\""));
    }

    public static Twin command(String command) {
        return new Twin(Optional.empty(), Optional.of(command));
    }
}
