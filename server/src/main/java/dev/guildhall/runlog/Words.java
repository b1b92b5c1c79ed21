package dev.guildhall.runlog;

import java.util.Locale;

/** Constants as they are called outside. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
