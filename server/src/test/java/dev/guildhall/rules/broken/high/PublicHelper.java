package dev.guildhall.rules.broken.high;

public class PublicHelper {
    public int help() {
        return 1;
    }
}
