package dev.guildhall.plugins;

import dev.guildhall.skill.SkillTool;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Runs one call of a tool within its limits. Whatever the tool does, the answer is a result, or {@link BrokenPlugin}. */
final class ToolCalls {
    private static final System.Logger LOG = System.getLogger(ToolCalls.class.getName());

    private final PluginSettings settings;

    ToolCalls(PluginSettings settings) {
        this.settings = settings;
    }

    /**
     * @param plugin entered by the caller; left when the tool's code really ended
     * @throws BrokenPlugin when a class of the package is missing or does not fit
     */
    ToolResult run(PluginRef ref, LoadedPlugin plugin, SkillTool tool, ToolCall call) throws BrokenPlugin {
        String what = "%s of %s".formatted(call.name(), ref.title());
        try {
            ToolResult result = TimedRun.of(
                    "tool " + what, plugin.loader(), settings.callLimit(), () -> tool.call(call), plugin::leave);
            return bounded(what, result);
        } catch (TimeoutException e) {
            return ToolResult.error("%s did not answer within %d seconds and was interrupted. Ask for less at a time."
                    .formatted(what, settings.callLimit().toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ToolResult.error(what + " was interrupted before it answered.");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String shown = Thrown.shown(cause);
            LOG.log(System.Logger.Level.WARNING, "{0} threw {1}", what, shown);
            if (cause instanceof LinkageError) {
                throw new BrokenPlugin("%s needs a class that is missing or does not fit: %s".formatted(what, shown));
            }
            return ToolResult.error("%s failed with %s.".formatted(what, shown));
        }
    }

    private ToolResult bounded(String what, ToolResult result) {
        if (result == null || result.content() == null || result.format() == null) {
            return ToolResult.error(what + " answered with nothing, which no tool may do.");
        }
        // A character takes at least one byte, so the encoder runs only on what can still fit.
        int max = settings.maxResultBytes();
        if (result.content().length() > max || result.content().getBytes(StandardCharsets.UTF_8).length > max) {
            return ToolResult.error(
                    "%s answered with more than %d bytes (guildhall.plugins.max-result-bytes). Ask for less."
                            .formatted(what, max));
        }
        return result;
    }
}
