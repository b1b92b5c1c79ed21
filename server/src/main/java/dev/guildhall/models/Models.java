package dev.guildhall.models;

import jakarta.enterprise.context.ApplicationScoped;

/** Which models there are on this node, now. */
@ApplicationScoped
public class Models {
    private volatile ModelTable table = ModelTable.empty();

    /** Never waits for anything; the same object until something changes. */
    public ModelTable table() {
        return table;
    }
}
