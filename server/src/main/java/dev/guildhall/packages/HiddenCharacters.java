package dev.guildhall.packages;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges the code points of one text one after the other, each with its neighbours.
 *
 * <p>What people write on purpose passes: emoji sequences, flags, joiners in scripts that need them, a variation selector
 * behind a symbol, direction marks beside right-to-left text, a byte order mark at the start.
 */
final class HiddenCharacters {
    private static final int NONE = -1;
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int TAG_START = 0xE0000;
    private static final int CANCEL_TAG = 0xE007F;
    private static final int LONGEST_FLAG = 5;
    private static final int LINES_SHOWN = 5;
    private static final Set<String> FLAGS = Set.of("gbeng", "gbsct", "gbwls");
    private static final Set<UnicodeScript> WITHOUT_JOINERS = Set.of(
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL);
    private static final Set<UnicodeScript> WITHOUT_SPACES = Set.of(
            UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);
    private static final Set<UnicodeScript> RIGHT_TO_LEFT = Set.of(
            UnicodeScript.ARABIC, UnicodeScript.HEBREW, UnicodeScript.SYRIAC, UnicodeScript.THAANA, UnicodeScript.NKO);

    private record Sighting(FindingCode code, int point) {}

    private final String file;
    private final Map<Sighting, List<Integer>> seen = new LinkedHashMap<>();
    private final Map<Sighting, Integer> counts = new LinkedHashMap<>();
    private final StringBuilder tags = new StringBuilder();
    private int tagBase = NONE;
    private int tagLine;
    private int tagCount;
    private int firstTag;
    private int line = 1;
    private long position;
    private int before = NONE;
    private int current = NONE;
    private boolean rightToLeft;

    HiddenCharacters(String file) {
        this.file = file;
    }

    /** The next code point. It is judged when the one after it is known. */
    void accept(int point) {
        judge(point);
        before = current;
        current = point;
        position++;
    }

    /** There is no further code point. */
    void end() {
        judge(NONE);
        closeTags(false);
    }

    void report(Findings findings) {
        seen.forEach((sighting, lines) -> findings.add(
                sighting.code().inFile(file, lines.getFirst(), message(sighting, lines), fix(sighting.code()))));
    }

    private String message(Sighting sighting, List<Integer> lines) {
        int count = counts.getOrDefault(sighting, 1);
        String name = Character.getName(sighting.point());
        String where = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "U+%04X %s stands here %s (%s %s%s).",
                sighting.point(),
                name == null ? "" : name,
                count == 1 ? "once" : count + " times",
                lines.size() == 1 ? "line" : "lines",
                where,
                lines.size() == LINES_SHOWN && count > LINES_SHOWN ? ", …" : "");
    }

    private static String fix(FindingCode code) {
        return switch (code) {
            case BIDI_CONTROL -> "Remove it: it shows text in another order than a model or a shell reads it.";
            case TAG_CHARACTER -> "Remove it: people do not see this text, models read it.";
            case VARIATION_SELECTOR -> "Remove it: a run of such characters can hide data.";
            case PRIVATE_USE -> "Replace it by a character that every system shows.";
            default -> "Remove it, or write it as an escape such as \\u200b if the text is about it.";
        };
    }

    private void judge(int next) {
        if (current == NONE) {
            return;
        }
        if (isTag(current)) {
            tag();
        } else {
            closeTags(false);
            suspicion(next).ifPresent(code -> note(code, current, line, 1));
        }
        if (current == '\n') {
            line++;
            rightToLeft = false;
        }
        rightToLeft |= RIGHT_TO_LEFT.contains(UnicodeScript.of(current));
    }

    private Optional<FindingCode> suspicion(int next) {
        int point = current;
        if (point < 0xAD) {
            return Optional.empty();
        }
        if ((point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069)) {
            return Optional.of(FindingCode.BIDI_CONTROL);
        }
        if (isVariation(point)) {
            return variation(point);
        }
        if (Character.getType(point) == Character.PRIVATE_USE) {
            return Optional.of(FindingCode.PRIVATE_USE);
        }
        return invisible(point) && !legitimate(point, next) ? Optional.of(FindingCode.ZERO_WIDTH) : Optional.empty();
    }

    private Optional<FindingCode> variation(int point) {
        boolean supplement = point >= 0xE0100;
        boolean lone = before == NONE || Character.isWhitespace(before) || isVariation(before);
        if (lone || (supplement && !Character.isIdeographic(before))) {
            return Optional.of(FindingCode.VARIATION_SELECTOR);
        }
        boolean letter = Character.isLetter(before) && !Character.isEmoji(before);
        return letter && UnicodeScript.of(before) == UnicodeScript.LATIN
                ? Optional.of(FindingCode.ZERO_WIDTH)
                : Optional.empty();
    }

    private static boolean isVariation(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }

    private static boolean invisible(int point) {
        return switch (point) {
            case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                (point >= 0x200B && point <= 0x200F)
                        || (point >= 0x2060 && point <= 0x2064)
                        || (point >= 0x206A && point <= 0x206F)
                        || (point >= 0xFFF9 && point <= 0xFFFB)
                        || (point >= 0x1D173 && point <= 0x1D17A);
        };
    }

    private boolean legitimate(int point, int next) {
        UnicodeScript script = before == NONE ? UnicodeScript.UNKNOWN : UnicodeScript.of(before);
        return switch (point) {
            case JOINER -> emojiSequence(next) || !WITHOUT_JOINERS.contains(script);
            case NON_JOINER -> !WITHOUT_JOINERS.contains(script);
            case 0x200B -> WITHOUT_SPACES.contains(script);
            case 0x200E, 0x200F, 0x61C ->
                rightToLeft || (next != NONE && RIGHT_TO_LEFT.contains(UnicodeScript.of(next)));
            case 0xFEFF -> position == 1;
            case 0x115F, 0x1160 -> script == UnicodeScript.HANGUL;
            default -> false;
        };
    }

    private boolean emojiSequence(int next) {
        boolean left = before != NONE
                && (Character.isEmoji(before) || isVariation(before) || Character.isEmojiModifier(before));
        return left && next != NONE && Character.isEmoji(next);
    }

    private static boolean isTag(int point) {
        return point >= TAG_START && point <= CANCEL_TAG;
    }

    /** Collects a run of tag characters; three flags are written with them, everything else is smuggling. */
    private void tag() {
        if (tagCount == 0) {
            tagBase = before;
            tagLine = line;
            firstTag = current;
        }
        tagCount++;
        if (current != CANCEL_TAG && tags.length() < LONGEST_FLAG) {
            tags.append((char) Math.max(' ', current - TAG_START));
        }
        if (current == CANCEL_TAG) {
            closeTags(tagBase == BLACK_FLAG && tagCount == LONGEST_FLAG + 1 && FLAGS.contains(tags.toString()));
        }
    }

    private void closeTags(boolean flag) {
        if (tagCount > 0 && !flag) {
            note(FindingCode.TAG_CHARACTER, firstTag, tagLine, tagCount);
        }
        tags.setLength(0);
        tagCount = 0;
    }

    private void note(FindingCode code, int point, int where, int count) {
        Sighting sighting = new Sighting(code, point);
        counts.merge(sighting, count, Integer::sum);
        List<Integer> lines = seen.computeIfAbsent(sighting, first -> new ArrayList<>());
        if (lines.size() < LINES_SHOWN && (lines.isEmpty() || lines.getLast() != where)) {
            lines.add(where);
        }
    }
}
