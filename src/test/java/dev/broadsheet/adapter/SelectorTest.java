package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
  private static final String PAGE =
      """
      <html lang="uk"><head>
        <meta property="OG:Title" content=" The  harbour
          opens ">
        <meta name="author" content="Ann Reed"><meta name="author" content="Bo Lind">
        <meta name="empty" content="">
        <meta name="escaped" content="<p>Rain &amp;amp; &amp;quot;wind&amp;quot;\\n at 1 &lt; 2</p>">
      </head><body>
        <h1 class="big head">The <i>harbour</i> opens</h1>
        <p class="by">By Ann Reed, Bo Lind and Cy Orr</p>
        <time datetime="2017-05-02T10:30:00+03:00">2 May</time>
        <a href="/2017/05/02/more" title="a@b">More</a><a href="/empty"><img src="x.jpg"></a>
        <svg><title>icon</title></svg>
      </body></html>
      """;

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          h1.head => The harbour opens
          time@datetime => 2017-05-02T10:30:00+03:00
          a[title=a@b]@href => /2017/05/02/more
          a[title*='@b'] => More
          a@abs:href => https://www.example.org/2017/05/02/more
          html@lang => uk
          h6 =>
          {css: time, attr: datetime} => 2017-05-02T10:30:00+03:00
          {css: a, all: true} => More
          {css: 'a@href', all: true} => /2017/05/02/more;/empty
          {xpath: '//h1'} => The harbour opens
          {xpath: '//time/@datetime'} => 2017-05-02T10:30:00+03:00
          {xpath: '//a', attr: href} => /2017/05/02/more
          {xpath: '//h1/i/text()'} => harbour
          {xpath: 'string(//h1/i)'} => harbour
          {xpath: 'count(//a)'} => 2.0
          {xpath: '//svg/title'} => icon
          {xpath: '//h6'} =>
          {meta: 'og:title'} => The harbour opens
          {meta: author, all: true} => Ann Reed;Bo Lind
          {meta: empty} =>
          {meta: escaped} => Rain & "wind" at 1 < 2
          {url: '/(\\d{4})/'} => 2017
          {url: 'x-\\w+'} => x-ray
          {url: '(nowhere)'} =>
          {css: .by, all: true, transforms: [{strip-prefix: 'By '}, {split: ', | and '}]} => Ann Reed;Bo Lind;Cy Orr
          {css: .by, transforms: [{strip-prefix: 'By '}, {split: ', | and '}]} => Ann Reed
          {css: h1, transforms: [{drop: harbour}]} =>
          """)
  void findsWhatItNames(String yaml, String expected) {
    assertThat(values(yaml, PAGE)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void knowsTheElementOfWhatItFound() {
    ParsedPage page = page(PAGE);

    assertThat(
            candidate("{xpath: '//time/@datetime'}").selector().select(page).getFirst().element())
        .hasValueSatisfying(e -> assertThat(e.normalName()).isEqualTo("time"));
    assertThat(candidate("h1").selector().select(page).getFirst().element())
        .hasValueSatisfying(e -> assertThat(e.hasClass("big")).isTrue());
  }

  static String values(String yaml, String html) {
    return String.join(";", candidate(yaml).values(page(html)));
  }

  private static ParsedPage page(String html) {
    URI url = URI.create("https://www.example.org/politics/2017/05/02/x-ray");
    return new ParsedPage(Jsoup.parse(html, url.toString()), url);
  }

  private static Candidate candidate(String yaml) {
    Spot file = Spot.ofFile("test", new ArrayList<>());
    List<Candidate> candidates =
        Yaml.read("title: " + yaml, file)
            .flatMap(root -> FieldShapes.FIELDS.read(root, file))
            .orElseThrow(() -> new AssertionError(file.mistakes()))
            .of(Field.TITLE)
            .candidates();
    return candidates.getFirst();
  }
}
