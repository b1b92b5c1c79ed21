package dev.guildhall.hosted;

import java.net.URI;

/** Where a hosted runtime is called, and with which key. */
record Account(URI address, String key) {
    /** Without the key: what is shown of a record ends up in logs. */
    @Override
    public String toString() {
        return "Account[" + address + "]";
    }
}
