package dev.guildhall.imports;

import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;

/** Which addresses and refs of repositories are taken: https, no user name or password, a host that may be reached. */
@Service
class GitAddress {
    private static final int LONGEST = 1_000;
    private static final Pattern REF = Pattern.compile("(?!-)(?!.*\\.\\.)(?!.*@\\{)[A-Za-z0-9._/+@-]{1,200}");

    private final Outbound outbound;

    @Inject
    GitAddress(Outbound outbound) {
        this.outbound = outbound;
    }

    /** The address as it is fetched from; a problem says what is wrong with it. */
    String checked(String source) {
        String text = source.strip();
        if (text.matches("[\\w.-]+@[\\w.-]+:.*") || text.startsWith("ssh:") || text.startsWith("git:")) {
            throw ImportProblem.SOURCE_REFUSED.because(
                    "Repositories are fetched over https only. Write the https address of this one, such as"
                            + " https://github.com/owner/name.",
                    Map.of("field", "source"));
        }
        URI uri = parsed(text);
        if (uri.getUserInfo() != null) {
            throw ImportProblem.SOURCE_REFUSED.because(
                    "The address holds a user name or password. Only repositories that anybody may read are fetched;"
                            + " leave it out.",
                    Map.of("field", "source"));
        }
        outbound.require(uri);
        return uri.toString();
    }

    static String ref(String ref) {
        if (!REF.matcher(ref).matches()) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "ref is no name of a branch or tag, and no commit.", Map.of("field", "ref"));
        }
        return ref;
    }

    private static URI parsed(String text) {
        try {
            URI uri = new URI(text);
            if (text.length() <= LONGEST && uri.getScheme() != null && uri.getHost() != null) {
                return new URI(
                        uri.getScheme(), uri.getUserInfo(), uri.getHost(), uri.getPort(), uri.getPath(), null, null);
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw ImportProblem.SOURCE_REFUSED.because(
                "source is no address of a repository. Write one such as https://github.com/owner/name.",
                Map.of("field", "source"));
    }
}
