package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RequestScanTest {
    @Test
    void findsWhatRoutingNeeds() {
        RequestScan scan = scan("""
            {"messages":[{"role":"user","content":"say \\"model\\": {[\\\\"}],
             "model" : "fast-chat", "stream":true, "max_completion_tokens":17, "n":2, "user":"ü\\u00e9",
             "stream_options":{"x":[{}],"include_usage":true}}\
            """);
        assertThat(scan.model()).contains("fast-chat");
        assertThat(scan.stream()).isTrue();
        assertThat(scan.maxTokens()).isEqualTo(OptionalInt.of(17));
        assertThat(scan.n()).isEqualTo(OptionalInt.of(2));
        assertThat(scan.user()).contains("üé");
        assertThat(scan.usageInStream()).isTrue();
    }

    @Test
    void looksAtTheOutermostKeysOnly() {
        RequestScan scan =
                scan("{\"metadata\":{\"model\":\"no\",\"stream\":true,\"max_tokens\":1},\"stream\":\"true\"}");
        assertThat(scan.model()).isEmpty();
        assertThat(scan.stream()).isFalse();
        assertThat(scan.maxTokens()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"a\"} | {\"model\":\"b/c\"}",
                "{\"x\":1.0, \"model\"  :  \"a\" ,\"y\":12345678901234567890} | {\"x\":1.0, \"model\"  :  \"b/c\""
                        + " ,\"y\":12345678901234567890}",
                "{\"model\":\"a\",\"model\":\"z\"} | {\"model\":\"b/c\",\"model\":\"b/c\"}",
                "{\"mod\\u0065l\":\"a\"} | {\"mod\\u0065l\":\"b/c\"}",
                "{\"model\":null} | {\"model\":\"b/c\"}",
                "{} | {\"model\":\"b/c\"}",
                " { \"x\":1} | {\"model\":\"b/c\", \"x\":1}",
            })
    void replacesTheModelAndNothingElse(String before, String after) {
        byte[] body = bytes(before);
        assertThat(text(RequestScan.of(body, body.length).withModel(body, "b/c"))
                        .strip())
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | {\"stream_options\":{\"include_usage\":true},\"a\":1}",
                "{\"stream_options\":{}} | {\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":null} | {\"stream_options\":{\"include_usage\":true}}",
                "{\"stream_options\":{\"y\":[1, 2]}} | {\"stream_options\":{\"include_usage\":true,\"y\":[1, 2]}}",
                "{\"stream_options\":{\"include_usage\": false }} | {\"stream_options\":{\"include_usage\": true }}",
                "{\"stream_options\":{\"include_usage\":true}} | {\"stream_options\":{\"include_usage\":true}}",
            })
    void asksForUsageAndChangesNothingElse(String before, String after) {
        byte[] body = bytes(before);
        assertThat(text(RequestScan.of(body, body.length).withUsageInStream(body)))
                .isEqualTo(after);
    }

    @Test
    void looksNoFurtherThanTheLength() {
        byte[] body = bytes("{\"model\":\"a\"}rubbish of a larger buffer");
        RequestScan scan = RequestScan.of(body, 13);
        assertThat(text(scan.with(body, "b", true)))
                .isEqualTo("{\"stream_options\":{\"include_usage\":true},\"model\":\"b\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "[]",
                "\"x\"",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{\"a\":tru}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":-}",
                "{\"a\":[}",
                "{\"a\":{]}",
                "{\"a\":\"x}",
                "{\"a\":\"x\\\"}",
                "{} x",
                "{}{}",
                "nul",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\\x\":1}",
                "{\"model\":\"\\q\"}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{'a':1}",
            })
    void refusesWhatIsNoObjectAndSaysWhere(String body) {
        assertThatThrownBy(() -> scan(body)).isInstanceOfSatisfying(RequestRefused.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(Failure.Kind.BAD_REQUEST);
            assertThat(refused.failure().message()).matches("The body is no JSON object: .* at byte \\d+\\.");
        });
    }

    @Test
    void refusesNestingThatNoReaderWouldFollow() {
        assertThatThrownBy(() -> scan("{\"a\":" + "[".repeat(100_000)))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("nested deeper than 500");
    }

    @Test
    void seesWhatJacksonSeesInRandomObjects() {
        Random random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            ObjectNode object = object(random);
            byte[] body = random.nextBoolean() ? Fields.bytes(object) : bytes(object.toPrettyString());
            RequestScan scan = RequestScan.of(body, body.length);
            assertThat(scan.model())
                    .isEqualTo(Optional.ofNullable(object.get("model"))
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString));
            assertThat(scan.stream())
                    .isEqualTo(object.path("stream").isBoolean()
                            && object.path("stream").asBoolean());
            ObjectNode changed = object.deepCopy().put("model", "ä\"\\🦀");
            assertThat(Fields.JSON.readTree(scan.withModel(body, "ä\"\\🦀")))
                    .isEqualTo(Fields.JSON.readTree(Fields.bytes(changed)));
            changed.withObject("/stream_options", JsonNode.OverwriteMode.ALL, true)
                    .put("include_usage", true);
            assertThat(Fields.JSON.readTree(scan.with(body, "ä\"\\🦀", true)))
                    .isEqualTo(Fields.JSON.readTree(Fields.bytes(changed)));
        }
    }

    @Test
    void takesWhateverJacksonTakesOfDamagedObjects() {
        Random random = new Random(11);
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] body = Fields.bytes(object(random));
            for (int i = random.nextInt(3); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) "{}[]\",:\\x1 tfn".charAt(random.nextInt(14));
            }
            Optional<ObjectNode> tree =
                    Fields.tree(body).filter(JsonNode::isObject).map(ObjectNode.class::cast);
            if (tree.isPresent()) {
                RequestScan scan = RequestScan.of(body, body.length);
                assertThat(scan.model())
                        .as(text(body))
                        .isEqualTo(Optional.ofNullable(tree.get().get("model"))
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString));
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(500);
    }

    private static ObjectNode object(Random random) {
        ObjectNode object = Fields.object();
        List<String> names =
                Arrays.asList("model", "stream", "messages", "tools", "stream_options", "a\\b", "ü\"", "user", "x");
        for (int i = random.nextInt(8); i >= 0; i--) {
            object.set(names.get(random.nextInt(names.size())), value(random, 0));
        }
        if (object.has("stream_options") && random.nextBoolean()) {
            object.putObject("stream_options")
                    .put("include_usage", random.nextBoolean())
                    .set("other", value(random, 2));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> Fields.JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 1 -> Fields.JSON.getNodeFactory().numberNode(random.nextLong());
            case 2 -> Fields.JSON.getNodeFactory().numberNode(random.nextGaussian() * 1e-9);
            case 3 -> Fields.JSON.getNodeFactory().nullNode();
            case 4 ->
                Fields.JSON
                        .getNodeFactory()
                        .stringNode("\\\"{}[]:,\n\u0001 ü🦀".repeat(random.nextInt(3)) + random.nextInt());
            case 5 -> {
                var list = Fields.JSON.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = Fields.object();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(random.nextBoolean() ? "model" : "k" + i, value(random, depth + 1));
                }
                yield object;
            }
        };
    }

    @Test
    void tellsSettingsAsTheyWereWrittenAndNoContent() {
        byte[] body = bytes(
                "{\"model\":\"m\",\"temperature\":1.0,\"messages\":[{\"role\":\"user\",\"content\":\"secret\"}],\"tool_choice\":{\"type\":\"any\"},"
                        + "\"reasoning_effort\":\"low\",\"user\":\"eve\",\"top_p\":0.9,\"top_p\":0.5,\"service_tier\":\"Z\u00fcrich\",\"store\":false}");

        assertThat(RequestScan.of(body, body.length).parameters(body))
                .isEqualTo("{\"temperature\":1.0,\"reasoning_effort\":\"low\",\"top_p\":0.5,\"store\":false}");
        byte[] none = bytes("{\"model\":\"m\",\"seed\":[1]}");
        assertThat(RequestScan.of(none, none.length).parameters(none)).isEqualTo("{}");
    }

    private static RequestScan scan(String body) {
        byte[] bytes = bytes(body);
        return RequestScan.of(bytes, bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
