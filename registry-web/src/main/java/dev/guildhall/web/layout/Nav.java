package dev.guildhall.web.layout;

/** What the side navigation leads to. Only what works stands here. */
public enum Nav {
    CATALOGUE("/skills", "skill", "Catalogue"),
    PUBLISH("/publish", "publish", "Publish"),
    OWNERS("/owners", "shield", "Owners"),
    REVIEWS("/reviews", "ask", "Reviews"),
    STATISTICS("/statistics", "sort", "Statistics"),
    AGENTS("/agents", "agent", "Agents"),
    HARNESSES("/harnesses", "terminal", "Harnesses"),
    MODELS("/models", "model", "Models"),
    KEYS("/keys", "key", "Keys"),
    SPEND("/spend", "spend", "Spend"),
    BUDGETS("/budgets", "policy", "Budgets"),
    CALLS("/calls", "trace", "Calls"),
    EXPLAIN("/explain", "branch", "Explain a route"),
    USERS("/admin/users", "user", "Users"),
    TEAMS("/admin/teams", "branch", "Teams"),
    PUBLISHERS("/admin/publishers", "lock", "Publishers"),
    PLUGINS("/admin/plugins", "gear", "Plugins"),
    AUDIT("/audit", "audit", "Audit log"),
    TOKENS("/tokens", "key", "Tokens"),
    PROFILE("/profile", "user", "Profile"),
    /** Pages that stand outside the navigation. */
    ELSEWHERE("/", "link", "Elsewhere");

    private final String href;
    private final String icon;
    private final String label;

    Nav(String href, String icon, String label) {
        this.href = href;
        this.icon = icon;
        this.label = label;
    }

    public String href() {
        return href;
    }

    public String icon() {
        return icon;
    }

    public String label() {
        return label;
    }
}
