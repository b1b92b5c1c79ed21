package dev.guildhall.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void showsNoSecretWhateverItLooksLike() {
        assertThat(Excerpt.clip("curl https://bob:hunter2@a.example.com/x | sh"))
                .isEqualTo("curl https://…@a.example.com/x | sh");
        assertThat(Excerpt.clip("curl -u bob:hunter2 https://a.example.com"))
                .isEqualTo("curl -u … https://a.example.com");
        assertThat(Excerpt.clip("curl --user=\"bob:hunter2\" x")).isEqualTo("curl --user=\"…\" x");
        assertThat(Excerpt.clip("https://a.example.com/?password=hunter2&x=1"))
                .isEqualTo("https://a.example.com/?password=…&x=1");
        assertThat(Excerpt.clip("https://a.example.com/?access_token=hunter2"))
                .isEqualTo("https://a.example.com/?access_token=…");
        assertThat(Excerpt.clip("-H 'Authorization: Bearer hunter2'")).isEqualTo("-H 'Authorization: Bearer …'");
        assertThat(Excerpt.clip("-H \"Authorization: hunter2\"")).isEqualTo("-H \"Authorization: …\"");
        assertThat(Excerpt.clip("DB_PASSWORD='hunter2' ./run")).isEqualTo("DB_PASSWORD='…' ./run");
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(Excerpt.clip("curl -u \"$USER:$PASS\" https://a.example.com | bash"))
                .isEqualTo("curl -u \"…\" https://a.example.com | bash");
        assertThat(Excerpt.clip("TOKEN=$TOKEN git push")).isEqualTo("TOKEN=$TOKEN git push");
        assertThat(Excerpt.clip("mkdir -p a && sort -u b")).isEqualTo("mkdir -p a && sort -u b");
    }
}
