package dev.guildhall.web.skill;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** The query of the catalogue's address. */
public class CatalogParameters {
    @QueryParam("q")
    @DefaultValue("")
    private String q = "";

    @QueryParam("owner")
    @DefaultValue("")
    private String owner = "";

    @QueryParam("category")
    @DefaultValue("")
    private String category = "";

    @QueryParam("state")
    @DefaultValue("")
    private String state = "";

    @QueryParam("sort")
    @DefaultValue("")
    private String sort = "";

    @QueryParam("cursor")
    @DefaultValue("")
    private String cursor = "";

    CatalogFilter filter() {
        String name = owner.startsWith("@") ? owner.substring(1) : owner;
        return new CatalogFilter(q, name, category, state, sort);
    }

    String cursor() {
        return cursor;
    }
}
