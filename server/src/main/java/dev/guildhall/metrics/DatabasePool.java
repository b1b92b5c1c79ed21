package dev.guildhall.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to the database, as Liberty's connection manager describes them over JMX.
 *
 * <p>Its numbers stand in a text; the feature that would hand them out as numbers costs a second of every start.
 */
@ApplicationScoped
class DatabasePool {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePool.class);
    private static final String POOLS =
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/guildhall,*";
    private static final Pattern NUMBER = Pattern.compile("(?m)^(\\w+)=(\\d+)\\s*$");

    private final Metrics metrics;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DatabasePool() {
        this.metrics = null;
    }

    @Inject
    DatabasePool(Metrics metrics) {
        this.metrics = metrics;
    }

    void start(@Observes Startup started) {
        metrics.gauge(
                "guildhall_database_connections",
                "Connections of this node's pool by state; max is how many there may be, waiting who waits for one.",
                report -> numbers(contents()).forEach((state, number) -> report.of(number, state)),
                "state");
    }

    /** State to number; nothing when the text says nothing that is known. */
    static Map<String, Integer> numbers(String contents) {
        Map<String, Integer> found = new HashMap<>();
        Matcher number = NUMBER.matcher(contents);
        while (number.find()) {
            switch (number.group(1)) {
                case "maxPoolSize" -> found.put("max", Integer.parseInt(number.group(2)));
                case "available" -> found.put("free", Integer.parseInt(number.group(2)));
                case "waiting" -> found.put("waiting", Integer.parseInt(number.group(2)));
                case "shared", "unshared" -> found.merge("used", Integer.parseInt(number.group(2)), Integer::sum);
                default -> {}
            }
        }
        return found;
    }

    private static String contents() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName pool : server.queryNames(new ObjectName(POOLS), null)) {
                return String.valueOf(server.invoke(pool, "showPoolContents", new Object[0], new String[0]));
            }
        } catch (JMException e) {
            // One scrape without these numbers; the others still stand.
            LOG.debug("The connection manager does not say how its pool is", e);
        }
        return "";
    }
}
