package dev.broadsheet.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files of one site, or of the newsroom, below {@code demo/} on the class path.
 *
 * @param folder the site's name
 */
record Resources(String folder) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  boolean has(String name) {
    return Resources.class.getResource(path(name)) != null;
  }

  /** The template of that name, filled. */
  String fill(String name, Map<String, ?> values) {
    try (InputStream in = Resources.class.getResourceAsStream(path(name))) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + path(name));
      }
      return Template.fill(new String(in.readAllBytes(), StandardCharsets.UTF_8), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The site's {@code site.yaml}. */
  NewsSite.Masthead masthead() {
    return YAML.readValue(fill("site.yaml", Map.of()), NewsSite.Masthead.class);
  }

  private String path(String name) {
    return "/demo/" + folder + "/" + name;
  }
}
