package dev.guildhall.web.admin;

import dev.guildhall.platform.Permission;
import dev.guildhall.plugins.PluginStatus;
import dev.guildhall.plugins.ServerPluginStatus;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Figures;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The plugins of this node.
 *
 * @param server the server's own
 * @param notStarted what was asked to start and did not
 */
public record PluginsPage(
        Chrome chrome,
        List<Row> rows,
        List<ServerPluginStatus> server,
        Optional<String> next,
        Optional<PluginStatus> notStarted,
        Optional<Refusal> refusal,
        Optional<Note> note) {

    /**
     * @param dependents plugins that have this one in their closure
     */
    public record Row(PluginStatus status, List<PluginStatus> dependents) {
        public String skillPage() {
            return "/skills/" + Addresses.encodePath(status.id()) + "?version=" + Addresses.encode(status.version());
        }

        /** Where its forms are sent to. */
        public String action(String verb) {
            return "/admin/plugins/" + Addresses.encodePath(status.id()) + "/" + Addresses.encode(status.version())
                    + "/" + verb;
        }

        public boolean started() {
            return status.state().equals("STARTED");
        }

        /** A name that may stand in an id of the page. */
        public String key(String verb) {
            return verb + "-" + (status.id() + "-" + status.version()).replaceAll("[^A-Za-z0-9-]", "_");
        }

        /** For example {@code 2 tools: extract, merge}. */
        public String offers() {
            if (status.tools().isEmpty()) {
                return started() ? "no tools" : "known once it was started";
            }
            return Figures.count(status.tools().size(), "tool", "tools") + ": "
                    + String.join(
                            ", ",
                            status.tools().stream().map(tool -> tool.name()).toList());
        }
    }

    public boolean operates() {
        return chrome.may(Permission.PLUGINS_OPERATE);
    }

    public long count(String state) {
        return rows.stream().filter(row -> row.status().state().equals(state)).count();
    }
}
