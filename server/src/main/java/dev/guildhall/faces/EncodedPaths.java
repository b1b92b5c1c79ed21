package dev.guildhall.faces;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses paths with an encoded slash, backslash, dot or hash, as Servlet 6 asks of a container (3.5.2), with one exception: npm writes
 * {@code @owner%2fname} for a package, and no setting of npm changes that. The container cannot except one address, so its own check is
 * off and this one stands in its place.
 */
@Provider
@PreMatching
@Priority(-200)
@Service
public class EncodedPaths implements ContainerRequestFilter {
    private static final Pattern SUSPICIOUS = Pattern.compile("%(?:2[ef3]|5c)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PACKAGE = Pattern.compile("(/npm/(?:@|%40)[a-z0-9-]+)%2[fF]([a-z0-9-]+)");

    @Override
    public void filter(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        String path = asked.getRawPath();
        if (!SUSPICIOUS.matcher(path).find()) {
            return;
        }
        Matcher npm = PACKAGE.matcher(path);
        if (!npm.matches()) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The path holds an encoded slash, backslash, dot or hash. No address here has one; send it plainly, or leave it out.");
        }
        request.setRequestUri(asked.resolve(npm.group(1) + "/" + npm.group(2)));
    }
}
