package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql://u:p@db:5432/g                        | jdbc:postgresql://db:5432/g                | u   | p
                    postgres://u:p@db/g                               | jdbc:postgresql://db/g                     | u   | p
                    postgresql://u:p@db/g?sslmode=require             | jdbc:postgresql://db/g?sslmode=require     | u   | p
                    postgresql://u%40x:p%2Fa%3Ab+c@db/g               | jdbc:postgresql://db/g                     | u@x | p/a:b+c
                    postgresql://u:p@[::1]:5433/g                     | jdbc:postgresql://[::1]:5433/g             | u   | p
                    postgresql://u@db/g?password=p                    | jdbc:postgresql://db/g                     | u   | p
                    jdbc:postgresql://db:5432/g?user=u&password=p&a=b | jdbc:postgresql://db:5432/g?a=b            | u   | p
                    jdbc:postgresql://u:p@db/g                        | jdbc:postgresql://db/g                     | u   | p
                    postgresql://u:p@one:1,two:2/g                    | jdbc:postgresql://one:1,two:2/g            | u   | p
                    """)
    void readsBothWaysOfWritingIt(String text, String url, String user, String password) {
        assertThat(DatabaseAddress.parse(text)).isEqualTo(new DatabaseAddress(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mysql://u:secret@db/g",
                "jdbc:oracle:thin:@db",
                "postgresql://u:secret@db",
                "postgresql://u:secret@db/",
                "postgresql://db/g?password=secret",
                "postgresql://u:se cret@db/g",
                "postgresql://u:%zzsecret@db/g",
            })
    void refusesOthersAndShowsTheExpectedFormButNeverThePassword(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("postgresql://USER:PASSWORD@HOST:5432/DATABASE")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("se cret");
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://u:secret@db/g?sslkey=other");
        assertThat(address.toString()).isEqualTo("u at postgresql://db/g");
    }
}
