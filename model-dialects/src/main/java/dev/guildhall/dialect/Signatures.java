package dev.guildhall.dialect;

/**
 * Whose proof a signature of thoughts or of a tool call is. A provider refuses another's, so it must be known when a conversation moves from
 * one to the other. Anthropic's (also by way of Bedrock) stand as they are; others begin with their dialect's word and a colon.
 */
public final class Signatures {
    private Signatures() {}

    public static String of(Dialect dialect, String raw) {
        return dialect == Dialect.ANTHROPIC ? raw : dialect.word() + ":" + raw;
    }

    public static boolean isOf(Dialect dialect, String signature) {
        return dialect == Dialect.ANTHROPIC ? !signature.contains(":") : signature.startsWith(dialect.word() + ":");
    }

    /** As its own provider wrote it. */
    public static String raw(String signature) {
        return signature.substring(signature.indexOf(':') + 1);
    }
}
