package dev.guildhall.launcher;

import java.util.Optional;

/** What a started server tells the person who started it: where it is, how to get in, what to do next. */
final class Welcome {
    /** Begins the last line; nothing of the start comes after it. */
    static final String LAST = "  Listens     on ";

    private Welcome() {}

    /** @param token empty when secrets must not be shown here at all */
    static void say(Console console, Settings settings, DataFolder data, Optional<BootstrapToken> token) {
        boolean first = token.map(BootstrapToken::fresh).orElse(false);
        String how = first
                ? "with this token, shown only now:\n\n    "
                        + token.orElseThrow().value() + "\n\n              It is kept in " + data.bootstrapToken()
                        + " (readable by you only)."
                : "with the token in " + data.bootstrapToken();
        console.say("""

                  Guildhall   %s
                  Sign in     %s/signin
                              %s
                  Next        publish a skill:  GUILDHALL_TOKEN=… ./guildhall publish DIR
                  Logs        ./guildhall logs -f
                %s%s%s
                """.formatted(
                        settings.url(),
                        settings.url(),
                        how,
                        LAST,
                        settings.host(),
                        settings.host().startsWith("127.")
                                        || settings.host().equals("localhost")
                                        || settings.host().equals("::1")
                                ? ": this machine only (GUILDHALL_HOST=0.0.0.0 opens it; put TLS in front)"
                                : ""));
    }
}
