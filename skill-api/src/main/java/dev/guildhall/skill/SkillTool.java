package dev.guildhall.skill;

import org.pf4j.ExtensionPoint;

/**
 * A tool in Java that a skill package brings along in {@code lib/*.jar}.
 *
 * <p>Implementations are public classes with a public constructor without parameters, carry {@code @org.pf4j.Extension}
 * and are found through {@code META-INF/extensions.idx}, which PF4J's annotation processor writes. Jars bundle their
 * libraries, but neither this module nor PF4J nor SLF4J: the host provides those.
 *
 * <p><b>Life cycle.</b> One instance per loaded package version; it is dropped when the package is stopped or unloaded.
 * A tool keeps no static state outside its own classes (no shutdown hooks, no thread locals on foreign threads), since
 * that would keep the package's class loader alive. What it opens, it closes before it returns.
 *
 * <p><b>Threads.</b> {@link #call} is called by several threads at once. The calling thread is a virtual one whose
 * context class loader is the package's; it is interrupted when the host's time limit passes. The other methods are
 * called once, when the package starts, and their answers are kept.
 *
 * <p><b>Limits.</b> The host ends a call after {@code guildhall.plugins.call-seconds} and refuses a result of more than
 * {@code guildhall.plugins.max-result-bytes} bytes of UTF-8. A tool should keep limits of its own on what it is given.
 */
public interface SkillTool extends ExtensionPoint {
    /** 1–64 characters, {@code ^[a-zA-Z0-9_-]+$}, unique in the package; for example {@code html_to_markdown}. */
    String name();

    /** For the model: what the tool does, when to use it, what comes back. 1–1024 characters. */
    String description();

    /** JSON Schema (2020-12) of the arguments, as JSON text: an object schema of at most 64 KiB. */
    String inputSchema();

    /**
     * Runs the tool.
     *
     * <p>What the caller can mend (a missing argument, text that cannot be read) is answered as
     * {@link ToolResult#error}. Anything thrown counts as a defect of the tool: the caller is told the exception's type
     * and message, and nothing else.
     */
    ToolResult call(ToolCall call);
}
