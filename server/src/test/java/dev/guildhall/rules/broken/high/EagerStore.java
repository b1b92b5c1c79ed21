package dev.guildhall.rules.broken.high;

import jakarta.transaction.Transactional;

class EagerStore {
    @Transactional
    int save() {
        return 1;
    }
}
