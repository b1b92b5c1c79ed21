package dev.guildhall.rules.broken.high;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** Mapped as a superclass so that the tests' persistence unit does not look for its table. */
@MappedSuperclass
public class PublicEntity {
    @Id
    private String name = "";

    public String name() {
        return name;
    }

    public void setName(String newName) {
        this.name = newName;
    }
}
