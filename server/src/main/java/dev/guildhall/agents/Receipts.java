package dev.guildhall.agents;

import dev.guildhall.platform.Service;

/** Signatures; the bodies follow. */
@Service
public class Receipts {
    public ReceiptRow put(dev.guildhall.platform.Actor actor, String agent, String harness, ReceiptBody body) {
        throw new UnsupportedOperationException("follows");
    }

    public dev.guildhall.platform.Page<ReceiptRow> list(dev.guildhall.platform.Actor actor, String agent, dev.guildhall.platform.PageRequest page) {
        throw new UnsupportedOperationException("follows");
    }

}
