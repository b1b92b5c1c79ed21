package dev.guildhall.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void readsEveryKindOfValue() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("a", Arrays.asList(1L, new BigDecimal("-2.5e3"), true, false, null));
        expected.put("b", Map.of("c", "é\n\"\\/\u0001😀"));
        expected.put("", List.of());

        assertThat(
                        Json.read(
                                " { \"a\" : [1, -2.5e3,true,false , null], \"b\": {\"c\": \"\\u00e9\\n\\\"\\\\\\/\\u0001\\uD83D\\uDE00\"}, \"\": [ ] } "))
                .isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNotJson() {
        for (String text : List.of(
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "+1",
                "NaN",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\n\"",
                "\"\\u12g4\"",
                "tru",
                "1 2",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":1,\"a\":2}",
                "[".repeat(66),
                "\u0000",
                "1".repeat(65))) {
            assertThatThrownBy(() -> Json.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void saysWhereTheTextIsWrong() {
        assertThatThrownBy(() -> Json.read("{\"a\": 1; }")).hasMessage("at character 8 there is \";\", expected \",\"");
        assertThatThrownBy(() -> Json.read("[1,")).hasMessage("at character 4 the text ends, expected a value");
    }

    @Test
    void readsBackWhatItWrote() {
        Random random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            Object value = value(random, 0);
            assertThat(Json.read(Json.write(value))).isEqualTo(value);
        }
    }

    @Test
    void writesNothingThatHasNoNotation() {
        assertThatThrownBy(() -> Json.write(Double.NaN)).hasMessage("JSON has no notation for NaN");
        assertThatThrownBy(() -> Json.write(new Object())).isInstanceOf(IllegalArgumentException.class);
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> Json.write(endless)).hasMessage("nested deeper than 64 levels");
    }

    @Test
    void asksForArgumentsByTheirType() {
        ToolArguments arguments =
                ToolArguments.of("{\"t\": \"x\", \"n\": 3, \"f\": true, \"half\": 0.5, \"none\": null}");

        assertThat(arguments.text("t")).isEqualTo("x");
        assertThat(arguments.whole("n", 1, 0, 9)).isEqualTo(3);
        assertThat(arguments.whole("absent", 1, 0, 9)).isEqualTo(1);
        assertThat(arguments.flag("f", false)).isTrue();
        assertThat(arguments.optionalText("none")).isEmpty();
        assertThatThrownBy(() -> arguments.text("n")).hasMessage("The argument \"n\" must be a string, not 3.");
        assertThatThrownBy(() -> arguments.whole("half", 1, 0, 9))
                .hasMessage("The argument \"half\" must be a whole number between 0 and 9, not 0.5.");
        assertThatThrownBy(() -> ToolArguments.of("x"))
                .hasMessage("The arguments are not JSON: at character 1 there is \"x\", expected a value");
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> random.nextLong(1_000_000_000_000_000L);
            case 1 -> random.nextBoolean();
            case 2 -> new BigDecimal(random.nextInt()).movePointLeft(3);
            case 3 -> text(random);
            case 4 -> {
                List<Object> list = new ArrayList<>();
                random.ints(random.nextInt(4)).forEach(n -> list.add(value(random, depth + 1)));
                yield list;
            }
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                random.ints(random.nextInt(4)).forEach(n -> map.put(text(random), value(random, depth + 1)));
                yield map;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder out = new StringBuilder();
        random.ints(random.nextInt(12), 0, 0x10FFFF).forEach(out::appendCodePoint);
        return out.toString();
    }
}
