package dev.guildhall.packages;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two fields that a skill cannot be without: made from its folder and its body where nobody wrote them. */
final class NameAndDescription {
    private static final Pattern MARKUP = Pattern.compile("<([/!?]?[\\p{L}_][^<>]*)>");

    private final SkillDraft draft;
    private final Mends mends;

    NameAndDescription(SkillDraft draft, Mends mends) {
        this.draft = draft;
        this.mends = mends;
    }

    /** @param folder what the skill's folder is called */
    void read(YamlNode.Mapping fields, String body, String folder) {
        name(fields, folder);
        description(fields, body);
    }

    private void name(YamlNode.Mapping fields, String folder) {
        Optional<YamlNode.Entry> entry = find(fields, "name");
        String written = entry.map(found -> PlainText.clean(YamlValues.text(found.value(), " ")))
                .orElse("");
        int line = entry.map(YamlNode.Entry::line).orElse(1);
        String fix = "Use lower-case letters, digits and single hyphens, and call the folder the same.";
        Optional<String> slug = Slug.of(written);
        if (slug.isPresent()) {
            draft.name = slug.get();
        } else {
            draft.name = Slug.of(folder).orElseGet(() -> Slug.numbered(written.isEmpty() ? folder : written));
            mends.add(
                    MendCode.NAME_FROM_FOLDER,
                    line,
                    (written.isEmpty()
                                    ? "There was no name"
                                    : "The name `" + Shown.clip(written) + "` has no letter of ASCII")
                            + "; it is `" + draft.name + "` after its folder.",
                    fix);
        }
        if (!written.isEmpty() && !written.equals(draft.name)) {
            boolean shown = draft.displayName.isEmpty() && !draft.ownYaml;
            if (shown) {
                draft.displayName = Optional.of(cut100(bracketed(written)));
            }
            if (slug.isPresent()) {
                mends.add(
                        MendCode.MENDED_NAME,
                        line,
                        "The name was `" + Shown.clip(written) + "`; it is `" + draft.name
                                + "` now, and the original "
                                + (shown ? "is the display name." : "stands in the original files only."),
                        fix);
            }
        } else if (entry.isPresent()
                && slug.isPresent()
                && !(entry.get().value() instanceof YamlNode.Scalar scalar
                        && scalar.kind().equals("text"))) {
            mends.add(
                    MendCode.MENDED_TYPE,
                    line,
                    "The name was " + entry.get().value().kind() + "; it is text now.",
                    "Put it into quotes.");
        }
    }

    private static String cut100(String text) {
        return text.codePointCount(0, text.length()) > 100 ? PlainText.cut(text, 100) : text;
    }

    private static String bracketed(String text) {
        return MARKUP.matcher(text).replaceAll("[$1]");
    }

    private void description(YamlNode.Mapping fields, String body) {
        Optional<YamlNode.Entry> entry = find(fields, "description");
        int line = entry.map(YamlNode.Entry::line).orElse(1);
        String written = entry.map(found -> PlainText.clean(YamlValues.text(found.value(), " ")))
                .orElse("");
        if (entry.isPresent() && !written.isEmpty()) {
            YamlNode value = entry.get().value();
            if (!(value instanceof YamlNode.Scalar) || !value.kind().equals("text")) {
                mends.add(
                        MendCode.MENDED_TYPE,
                        line,
                        "The description was " + value.kind() + "; it is text now.",
                        "Put it into quotes.");
            }
        } else {
            Optional<String> paragraph = FirstParagraph.of(body);
            if (paragraph.isEmpty() && body.isBlank()) {
                // Nothing to make a description of: publishing refuses that, and says why.
                return;
            }
            written = paragraph.orElse("Skill " + draft.displayName.orElse(draft.name) + ".");
            mends.add(
                    MendCode.DESCRIPTION_FROM_BODY,
                    line,
                    "There was no description; it is “" + Shown.clip(written) + "” now.",
                    "Say in `description` what the skill does and when to use it.");
        }
        String text = bracketed(written);
        if (!text.equals(written)) {
            mends.add(
                    MendCode.MENDED_MARKUP,
                    line,
                    "The description had something like an XML tag; it has square brackets now.",
                    "Write it without `<…>`; three harnesses put it into the prompt as it is.");
        }
        int length = text.codePointCount(0, text.length());
        if (length > 1_024) {
            mends.add(
                    MendCode.DESCRIPTION_CUT,
                    line,
                    "The description had " + length
                            + " characters; it was cut at 1,024, and the whole stands at the end of the body.",
                    "Say in the first 200 characters what it does and when to use it.");
            draft.appendix = "\n## Full description\n\n" + text + "\n";
            text = PlainText.cut(text, 1_024);
        }
        draft.description = text;
    }

    private static Optional<YamlNode.Entry> find(YamlNode.Mapping fields, String key) {
        return fields.entries().stream()
                .filter(entry -> entry.key().strip().toLowerCase(Locale.ROOT).equals(key))
                .findFirst();
    }
}
