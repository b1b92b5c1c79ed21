package dev.guildhall.web.agent;

import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Note;
import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses of an agent's pages and of their JSON twins. */
public record AgentAddress(String name) {

    public String page() {
        return "/agents/" + Addresses.encode(name);
    }

    public String tab(AgentTab tab) {
        return page() + tab.path();
    }

    public String edit() {
        return page() + "/edit";
    }

    public String upgrade() {
        return page() + "/upgrade";
    }

    public String version(int version) {
        return page() + "/versions/" + version;
    }

    /** The harness tab about one harness. */
    public String harness(String harness, String stage) {
        return withStage(page() + "/harness", harness, stage, "");
    }

    /** The same with one of the planned files open. */
    public String file(String harness, String stage, String path) {
        return withStage(page() + "/harness", harness, stage, path) + "#file";
    }

    private static String withStage(String page, String harness, String stage, String path) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("harness", harness);
        query.put("stage", stage.equals("current") ? "" : stage);
        query.put("file", path);
        return Addresses.withQuery(page, query);
    }

    String noted(AgentTab tab, Note note) {
        return tab(tab) + "?note=" + note.slug();
    }

    public String api() {
        return "/api/v1" + page();
    }

    public String archive(String harness, String stage) {
        String path = api() + "/harnesses/" + Addresses.encode(harness) + "/archive";
        return stage.equals("current") ? path : path + "?stage=" + Addresses.encode(stage);
    }

    String plan(String harness, String stage) {
        String path = api() + "/harnesses/" + Addresses.encode(harness) + "/plan";
        return stage.equals("current") ? path : path + "?stage=" + Addresses.encode(stage);
    }
}
