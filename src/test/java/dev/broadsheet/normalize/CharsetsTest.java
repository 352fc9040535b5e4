package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
  private static final String TEXT =
      "<p>Мост через реку открыли утром, и первыми по нему прошли пешеходы. Ждали три года,"
          + " сказала жительница города.</p>";

  @ParameterizedTest
  @CsvSource({
    // written in, header says, document says
    "windows-1251, windows-1251, ''",
    "windows-1251, '', windows-1251",
    "windows-1251, '', cp1251",
    "windows-1251, '', win-1251",
    "windows-1251, utf-8, windows-1251",
    "windows-1251, utf-8, ''",
    "windows-1251, windows-1251, utf-8",
    "windows-1251, koi8-r, windows-1251",
    "windows-1251, '', ''",
    "windows-1251, klingon, ''",
    "koi8-r, koi8-r, ''",
    "koi8-r, '', koi8-r",
    "koi8-r, windows-1251, koi8-r",
    "koi8-r, '', ''",
    "utf-8, utf-8, utf-8",
    "utf-8, windows-1251, utf-8",
    "utf-8, iso-8859-1, ''",
    "utf-8, '', windows-1251",
    "utf-8, '', utf-16",
    "utf-8, '', ''",
    "utf-16le, utf-16le, ''",
  })
  void readsTheSameTextFromEveryCharset(String written, String header, String document) {
    String meta = document.isEmpty() ? "" : "<meta charset=\"" + document + "\">";
    String html = "<html><head>" + meta + "</head>" + TEXT + "</html>";
    Page page = page(html.getBytes(Charset.forName(written)), header);
    assertThat(Charsets.decode(page)).isEqualTo(html);
  }

  @Test
  void detectsWindows1251ByItsLettersThoughQuotesLookLikeThoseOfTheMac() {
    String html = "<p>«Ждали три года», — сказала жительница города Заречье.</p>";
    assertThat(Charsets.decode(page(html.getBytes(Charset.forName("windows-1251")), "")))
        .isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>",
        "<META CHARSET = koi8-r />",
        "<?xml version='1.0' encoding='koi8-r'?><html>",
        "<!-- <meta charset=utf-8> --><meta charset=koi8-r>",
      })
  void findsTheWordOfTheDocumentInEveryForm(String head) {
    assertThat(Charsets.charsetOf(page(head.getBytes(StandardCharsets.US_ASCII), "")))
        .isEqualTo(Charset.forName("koi8-r"));
  }

  @Test
  void trustsAMarkMoreThanTheHeaderAndLeavesItOut() {
    assertThat(Charsets.decode(page("\uFEFFї".getBytes(StandardCharsets.UTF_8), "windows-1251")))
        .isEqualTo("ї");
    assertThat(Charsets.decode(page("\uFEFFї".getBytes(StandardCharsets.UTF_16LE), "utf-8")))
        .isEqualTo("ї");
    assertThat(Charsets.decode(page("\uFEFFї".getBytes(StandardCharsets.UTF_16BE), "")))
        .isEqualTo("ї");
  }

  @Test
  void keepsUtf8ThatWasCutInTheMiddleOfALetter() {
    byte[] whole = TEXT.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream cut = new ByteArrayOutputStream();
    cut.write(whole, 0, 60);
    cut.write(0xD0);
    assertThat(Charsets.charsetOf(page(cut.toByteArray(), "windows-1251")))
        .isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void takesWhatIsKnownForCertain() {
    Page page =
        Page.ofFile(
            URI.create("https://vesti.example/"),
            "я".getBytes(Charset.forName("koi8-r")),
            Optional.of(Charset.forName("koi8-r")),
            Instant.EPOCH);
    assertThat(Charsets.decode(page)).isEqualTo("я");
  }

  @Test
  void readsLatin1AsBrowsersDo() {
    assertThat(Charsets.decode(page(new byte[] {(byte) 0x93, 'a', (byte) 0x94}, "iso-8859-1")))
        .isEqualTo("“a”");
  }

  @Test
  void readsPieceByPieceWhatItDecodesWhole() throws IOException {
    byte[] long_ = "\uFEFFЇжак — 1€ ".repeat(3_000).getBytes(StandardCharsets.UTF_8);
    byte[] broken = Arrays.copyOf(long_, long_.length - 2);
    broken[9_001] = (byte) 0xC3;
    for (byte[] body : List.of(long_, broken)) {
      for (String charset : List.of("", "utf-8", "windows-1251")) {
        Page page = page(body, charset);
        try (Reader reader = Charsets.reader(page)) {
          assertThat(reader.readAllAsString()).isEqualTo(Charsets.decode(page));
        }
      }
    }
  }

  @Test
  void neverFails() {
    byte[] noise = new byte[4096];
    new java.util.Random(7).nextBytes(noise);
    assertThat(Charsets.decode(page(noise, "text/html; charset=\"\u0000;;"))).isNotEmpty();
    assertThat(Charsets.decode(page(new byte[0], ""))).isEmpty();
    assertThat(Charsets.decode(page(new byte[] {(byte) 0xFF}, "x-user-defined"))).hasSize(1);
  }

  private static Page page(byte[] body, String charset) {
    URI url = URI.create("https://vesti.example/");
    String type = "text/html" + (charset.isEmpty() ? "" : "; charset=" + charset);
    return new Page(
        url,
        url,
        200,
        Map.of("content-type", List.of(type)),
        body,
        Optional.empty(),
        Instant.EPOCH,
        Page.Via.HTTP);
  }
}
