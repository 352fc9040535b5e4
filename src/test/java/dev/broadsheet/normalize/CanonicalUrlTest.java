package dev.broadsheet.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
  private static final URI BASE =
      URI.create("https://www.vesti.example/news/2024/list.html?p=2#top");

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "HTTPS://WWW.Vesti.Example/A -> https://www.vesti.example/A",
        "https://vesti.example -> https://vesti.example/",
        "https://vesti.example?x=1 -> https://vesti.example/?x=1",
        "https://vesti.example:443/a -> https://vesti.example/a",
        "http://vesti.example:80/a -> http://vesti.example/a",
        "http://vesti.example:/a -> http://vesti.example/a",
        "http://vesti.example:8080/a -> http://vesti.example:8080/a",
        "http://vesti.example./a -> http://vesti.example/a",
        "https://vesti.example/a#comments -> https://vesti.example/a",
        "https://vesti.example/a/./b/../c -> https://vesti.example/a/c",
        "https://vesti.example/../../a/.. -> https://vesti.example/",
        "https://vesti.example/a/b/.. -> https://vesti.example/a/",
        "https://vesti.example/a//b -> https://vesti.example/a//b",
        "https://vesti.example/%7euser/%d0%bc -> https://vesti.example/~user/%D0%BC",
        "https://vesti.example/%2e%2e/a -> https://vesti.example/a",
        "https://vesti.example/a%2Fb -> https://vesti.example/a%2Fb",
        "https://vesti.example/100% -> https://vesti.example/100%25",
        "https://vesti.example/a b|c -> https://vesti.example/a%20b%7Cc",
        "https://vesti.example/новость?тег=мост ->"
            + " https://vesti.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C?%D1%82%D0%B5%D0%B3=%D0%BC%D0%BE%D1%81%D1%82",
        "https://вести.рф/a -> https://xn--b1agj9af.xn--p1ai/a",
        "https://vesti.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z ->"
            + " https://vesti.example/a?id=7",
        "https://vesti.example/a?utm_source=x -> https://vesti.example/a",
        "https://vesti.example/a;jsessionid=0123456789ABCDEF0123456789ABCDEF?p=1 ->"
            + " https://vesti.example/a?p=1",
        "https://vesti.example/a?PHPSESSID=0123456789abcdef0123456789&id=7 ->"
            + " https://vesti.example/a?id=7",
        "https://vesti.example/a?sid=0123456789abcdef -> https://vesti.example/a",
        "https://vesti.example/a?sid=17 -> https://vesti.example/a?sid=17",
        "https://vesti.example/a;v=2 -> https://vesti.example/a;v=2",
        "https://vesti.example/a? -> https://vesti.example/a",
        "https://vesti.example/a?b=2&a=1&&c -> https://vesti.example/a?b=2&a=1&c",
        "https://vesti.example/a?q=1+2%2b3 -> https://vesti.example/a?q=1+2%2B3",
        "https://vesti.example/a?u=http://x/?y=z -> https://vesti.example/a?u=http://x/?y=z",
        "http://[2001:DB8::1]:80/ -> http://[2001:db8::1]/",
        "//cdn.vesti.example/a -> https://cdn.vesti.example/a",
        "/a?b -> https://www.vesti.example/a?b",
        "item.html -> https://www.vesti.example/news/2024/item.html",
        "../item.html -> https://www.vesti.example/news/item.html",
        "?p=3 -> https://www.vesti.example/news/2024/list.html?p=3",
        "#end -> https://www.vesti.example/news/2024/list.html?p=2",
        "\\news\\1?w=a\\b -> https://www.vesti.example/news/1?w=a%5Cb",
      })
  void hasOneFormForEverySpelling(String href, String canonical) {
    assertThat(CanonicalUrl.resolve(BASE, href)).contains(URI.create(canonical));
    assertThat(CanonicalUrl.of(URI.create(canonical))).contains(URI.create(canonical));
  }

  @Test
  void takesAnAddressBrokenOverLines() {
    assertThat(CanonicalUrl.resolve(BASE, "\n  /a/\n\tb  "))
        .contains(URI.create("https://www.vesti.example/a/b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "mailto:a@vesti.example",
        "ftp://vesti.example/a",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://",
        "https:///a",
        "http:a",
        "http://user:secret@vesti.example/",
        "http://vesti.example:99999/",
        "http://vesti.example:99999999999999/",
        "http://a b/",
        "http://[::1",
        "http://%00/",
        "//"
      })
  void hasNoFormForWhatIsNoPage(String href) {
    assertThat(CanonicalUrl.resolve(BASE, href)).isEmpty();
  }

  @Test
  void refusesAddressesWithoutEnd() {
    assertThat(CanonicalUrl.resolve(BASE, "/" + "a".repeat(5_000))).isEmpty();
  }
}
