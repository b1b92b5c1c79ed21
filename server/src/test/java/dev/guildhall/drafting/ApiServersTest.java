package dev.guildhall.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiServersTest {
    @Test
    void fillsEachVariableWithEveryValueOfItsOwn() {
        assertThat(read("""
                - url: https://{region}.mill.example:{port}/{region}
                  variables:
                    region: {default: eu, enum: [us, eu]}
                    port: {default: '8443'}
                """).servers())
                .containsExactly("https://eu.mill.example:8443/eu", "https://us.mill.example:8443/us");
    }

    @Test
    void fillsNoVariableInsideAnother() {
        Api api = read("""
                - url: https://{a}.example
                  variables:
                    a: {default: 'x{b}', enum: ['}', fine]}
                    b: {default: y}
                """);

        assertThat(api.servers()).containsExactly("https://fine.example");
    }

    @Test
    void staysSmallOverVariablesThatNameEachOther() {
        String variables = IntStream.range(0, 64)
                .mapToObj(i -> "    v%d: {default: '{v%d}{v%d}', enum: ['{v%d}x{v%d}']}\n"
                        .formatted(i, i + 1, i + 1, i + 1, i + 1))
                .collect(Collectors.joining());

        Api api = read("- url: https://{v0}.example\n  variables:\n" + variables + "    v64: {default: z}\n");

        assertThat(api.servers()).isEmpty();
        assertThat(api.notes())
                .containsExactly(
                        "The base address `https://{v0}.example` is no address.",
                        "The file names no base address. Add it to SKILL.md, and its host to permissions.network.");
    }

    @Test
    void dropsAddressesThatGrowTooLong() {
        String marks = "{a}".repeat(90);
        String variables = "{default: b, enum: [" + "c".repeat(280) + "]}";

        Api api = read("- url: https://" + marks + ".example\n  variables: {a: " + variables + "}\n");

        assertThat(api.servers()).containsExactly("https://" + "b".repeat(90) + ".example");
    }

    @Test
    void cutsNoAddressThatIsTooLong() {
        Api api = read("- url: https://mill.example/" + "a".repeat(300) + "\n");

        assertThat(api.servers()).isEmpty();
        assertThat(api.notes()).first().asString().endsWith("is too long.");
    }

    @Test
    void endsAListOfServersThatAreNoAddresses() {
        Api api = read("- url: 'mailto:x'\n".repeat(50_000));

        assertThat(api.notes()).hasSizeLessThan(25);
    }

    private static Api read(String servers) {
        String text = "openapi: 3.1.0\ninfo: {title: Mill}\npaths: {/a: {get: {}}}\nservers:\n"
                + servers.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
        return ApiReader.read(Given.sent("mill.yaml", text));
    }
}
