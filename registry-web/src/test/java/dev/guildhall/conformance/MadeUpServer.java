package dev.guildhall.conformance;

/** An MCP server with one tool, made up in this run; the answer never stands in a file as one word. */
record MadeUpServer(String name, String tool, String description, String first, String second) {
    static MadeUpServer madeUp() {
        return new MadeUpServer(
                "s" + MadeUp.word(), "t" + MadeUp.word(), "Tells " + MadeUp.word(), MadeUp.word(), MadeUp.word());
    }

    String answer() {
        return first + second;
    }
}
