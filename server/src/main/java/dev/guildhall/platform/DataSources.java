package dev.guildhall.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The container's data source, for what is written and read by plain JDBC. */
@ApplicationScoped
public class DataSources {
    @Resource(lookup = "jdbc/guildhall")
    private @Nullable DataSource dataSource;

    @Produces
    DataSource dataSource() {
        if (dataSource == null) {
            throw new IllegalStateException("The data source jdbc/guildhall is not configured in server.xml.");
        }
        return dataSource;
    }
}
