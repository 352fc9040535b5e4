package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTextTest {
  private static final String HEAD = "site: quay.example\ntimezone: UTC\nextends: news\n";
  private static final LocalDate DAY = LocalDate.parse("2026-03-10");
  private static final Map<Field, List<String>> TITLE =
      Map.of(Field.TITLE, List.of("title: h1.new"));

  @TempDir private Path folder;

  @Test
  void exchangesARuleOfSeveralLines() throws Exception {
    assertThat(
            edited(
                """
                fields:
                    title:
                    - h1.old    # first

                    # deeper
                    - h2

                    # the body
                    body: article
                """))
        .isEqualTo(
            """
            fields:
                title: h1.new

                # the body
                body: article
            """);
  }

  @Test
  void opensBracesOverSeveralRules() throws Exception {
    assertThat(edited("fields: {title: [h1.old, 'h1, h2'], tags: {css: .t, all: true}} # all\n"))
        .isEqualTo(
            """
            fields:
              title: h1.new
              tags: {css: .t, all: true}
            """);
    assertThat(edited("fields: {\n  title: h1.old,\n  body: 'div#a'\n}\n"))
        .isEqualTo("fields:\n  title: h1.new\n  body: 'div#a'\n");
  }

  @Test
  void addsARuleWhereThereIsNone() throws Exception {
    assertThat(edited("fields:\n  body: article\n\nenabled: true\n"))
        .isEqualTo("fields:\n  body: article\n  title: h1.new\n\nenabled: true\n");
    assertThat(edited("enabled: true\n")).isEqualTo("enabled: true\n\nfields:\n  title: h1.new\n");
  }

  @Test
  void addsALayoutToThoseThatAreThere() throws Exception {
    String block =
        "fields: {title: h1.old}\n"
            + "layouts:\n"
            + "- until: 2016-03-01\n"
            + "  fields: {body: b}\n\n"
            + "notes: old\n";

    assertThat(layout(block))
        .endsWith(
            """
            layouts:
            - until: 2016-03-01
              fields: {body: b}
            - until: 2026-03-10
              fields:
                title: h1.old

            notes: old
            """);
    assertThat(
            layout("fields: {title: h1.old}\nlayouts: [{until: 2016-03-01, fields: {body: b}}]\n"))
        .endsWith(
            """
            layouts:
              - {until: '2016-03-01', fields: {body: b}}
              - until: 2026-03-10
                fields:
                  title: h1.old
            """);
  }

  @Test
  void keepsTheEndsOfLines() throws Exception {
    assertThat(edited("fields:\r\n  title: h1.old\r\n")).endsWith("fields:\r\n  title: h1.new\r\n");
  }

  private String edited(String rest) throws IOException {
    String text = text(rest).with(TITLE);
    assertThat(Adapters.read(text, folder).rules().of(Field.TITLE).candidates().getFirst().label())
        .isEqualTo("h1.new");
    return text.substring(HEAD.length());
  }

  private String layout(String rest) throws IOException {
    AdapterText text = text(rest);
    String with = text.with(TITLE, DAY, text.rule(Field.TITLE));
    assertThat(Adapters.read(with, folder).layouts()).hasSize(2);
    return with;
  }

  private AdapterText text(String rest) throws IOException {
    Path file = Files.writeString(folder.resolve("adapter.yaml"), HEAD + rest);
    SiteAdapter adapter = Adapters.read(HEAD + rest, file);
    return new AdapterText(adapter, HEAD + rest);
  }
}
