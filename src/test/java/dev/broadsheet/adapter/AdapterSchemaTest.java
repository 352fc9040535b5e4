package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdapterSchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(AdapterSchema.json());

  @Test
  void fitsEveryAdapterThatWeShip() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("adapters"))) {
      for (Path file : files.filter(f -> f.endsWith("adapter.yaml")).toList()) {
        errors(Files.readString(file)).forEach(e -> wrong.add(file + ": " + e));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(errors(AdapterReference.EXAMPLE)).isEmpty();
  }

  @Test
  void refusesWhatTheLoaderRefusesForItsForm() {
    String good = "site: a.example\ntimezone: UTC\n";

    assertThat(errors(good)).isEmpty();
    assertThat(errors("site: a.example\n")).isNotEmpty();
    assertThat(errors(good + "nmae: A\n")).isNotEmpty();
    assertThat(errors(good + "name: 5\n")).isNotEmpty();
    assertThat(errors(good + "fields: {titel: h1}\n")).isNotEmpty();
    assertThat(errors(good + "fields: {title: {css: h1, meta: x}}\n")).isNotEmpty();
    assertThat(errors(good + "fields: {title: {css: h1, transforms: [upper]}}\n")).isNotEmpty();
    assertThat(errors(good + "fetch: {delay: 2}\n")).isNotEmpty();
    assertThat(errors(good + "discover: [{listing: 'https://a.example/'}]\n")).isNotEmpty();
    assertThat(errors(good + "discover: [{archive: 'https://a.example/', links: a}]\n"))
        .isNotEmpty();
    assertThat(errors(good + "require: [titel]\n")).isNotEmpty();
    assertThat(errors(good + "country: gb\n")).isNotEmpty();
    assertThat(errors(good + "language: english\n")).isNotEmpty();
    assertThat(errors(good + "hosts: ['https://a.example/']\n")).isNotEmpty();
  }

  @Test
  void takesEveryHostThatTheLoaderTakes() {
    assertThat(
            errors(
                "site: a.example\n"
                    + "timezone: UTC\n"
                    + "language: sr-Latn\n"
                    + "country: RS\n"
                    + "hosts: [a.example, '*.a.example', 'a.example:8080', a.example/ru,"
                    + " пример.рф]"))
        .isEmpty();
  }

  private static List<Error> errors(String yaml) {
    return SCHEMA.validate(yaml, InputFormat.YAML);
  }
}
