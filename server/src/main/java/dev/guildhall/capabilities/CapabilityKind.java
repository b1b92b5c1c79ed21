package dev.guildhall.capabilities;

/** A kind of thing that a skill may do, brings, or asks for; in the order in which a reviewer wants to read. */
public enum CapabilityKind {
    TOOLS("Tools used without a question", "uses %s without a question", Cover::tool),
    DENIED_TOOLS("Tools it rules out", "rules out %s", Cover::tool),
    HOSTS("Hosts", "reaches %s", Cover::host),
    CREDENTIALS("Credentials", "asks for the credential %s", Cover.EXACT),
    CREDENTIAL_VARIABLES("Environment variables with secrets", "reads the secret in $%s", Cover.EXACT),
    CREDENTIAL_HOSTS("Where credentials may go", "may send a credential: %s", Cover::arrow),
    WRITES("Writes", "writes %s", Cover::path),
    READS("Reads", "reads %s", Cover::path),
    RUNS("Programs it runs", "runs %s", Cover.EXACT),
    MCP_SERVERS("MCP servers", "uses the MCP server %s", Cover.EXACT),
    MCP_ADDRESSES("Where MCP servers are", "connects an MCP server: %s", Cover.EXACT),
    MCP_CREDENTIALS("Credentials sent to MCP servers", "sends a credential to an MCP server: %s", Cover.EXACT),
    MCP_TOOLS("Tools of MCP servers", "uses the MCP tool %s", Cover::tool),
    JAVA_TOOLS("Java tools", "brings Java code in %s", Cover.EXACT),
    SCRIPTS("Scripts and executable files", "brings the script %s", Cover.EXACT),
    BINARIES("Binary files", "brings the binary file %s", Cover.EXACT),
    STARTED_BY("Started by", "is started by %s", Cover.EXACT),
    STARTED_ON("Started on files", "starts on files that match %s", Cover::path),
    HARNESS_CAPABILITIES("Asks of the harness", "asks the harness for %s", Cover.EXACT),
    REQUIRED_PROGRAMS("Programs that must be there", "needs %s installed", Cover.EXACT),
    RUNTIMES("Runtimes", "needs the runtime %s", Cover.EXACT),
    DEPENDENCIES("Depends on", "depends on %s", Cover.EXACT);

    /** Whether one grant allows all that another allows. */
    interface Covering {
        boolean covers(String wide, String narrow);
    }

    private final String label;
    private final String phrase;
    private final transient Covering covering;

    CapabilityKind(String label, String phrase, Covering covering) {
        this.label = label;
        this.phrase = phrase;
        this.covering = covering;
    }

    public String label() {
        return label;
    }

    /** For example {@code reaches api.osv.dev}, to follow "now" or "no longer". */
    String phrase(String what) {
        return phrase.formatted(what);
    }

    boolean covers(String wide, String narrow) {
        return wide.equals(narrow) || covering.covers(wide, narrow);
    }

    /** Whether a grant covers itself only. */
    boolean exact() {
        return covering.equals(Cover.EXACT);
    }

    /** What a grant belongs to, a credential or a server: no grant covers one of another group. */
    String group(String grant) {
        return switch (this) {
            case CREDENTIAL_HOSTS -> upTo(grant, Cover.ARROW);
            case MCP_TOOLS -> upTo(grant, ":");
            default -> "";
        };
    }

    private static String upTo(String grant, String mark) {
        int at = grant.indexOf(mark);
        return at < 0 ? grant : grant.substring(0, at);
    }

    /** Ruling a tool out takes away; everything else that is named adds. */
    Direction added() {
        return this == DENIED_TOOLS ? Direction.NARROWER : Direction.WIDER;
    }
}
