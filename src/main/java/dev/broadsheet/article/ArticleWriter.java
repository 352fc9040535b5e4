package dev.broadsheet.article;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes one article's keys; {@link ArticleJson} tells the form. */
final class ArticleWriter {
  private final JsonGenerator json;

  ArticleWriter(JsonGenerator json) {
    this.json = json;
  }

  void write(Article article) {
    String text = article.text();
    json.writeStringProperty("id", article.id());
    json.writeStringProperty("url", article.url().toString());
    json.writeStringProperty("site", article.site());
    json.writeStringProperty("title", article.title());
    optional("subtitle", article.subtitle());
    optional("lead", article.lead());
    json.writeStringProperty("text", text);
    body(article.body());
    moment("published", article.published());
    moment("modified", article.modified());
    strings("authors", article.authors());
    strings("tags", article.tags());
    optional("section", article.section());
    optional("language", article.language());
    images(article.images());
    optional("source", article.source());
    optional("license", article.license());
    article.free().ifPresent(free -> json.writeBooleanProperty("free", free));
    json.writeStringProperty("fetched", article.fetched().toString());
    json.writeStringProperty("adapter", article.adapter());
    provenance(article);
    json.writeNumberProperty("words", Article.words(text));
    json.writeStringProperty("hash", Article.hash(article.title(), text));
    optional("group", article.group());
    optional("drift", article.drift().map(Instant::toString));
  }

  private void body(List<Block> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("body");
    for (Block block : blocks) {
      json.writeStartObject();
      block(block);
      optional("language", block.language());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void block(Block block) {
    switch (block) {
      case Block.Paragraph p -> {
        type("paragraph");
        json.writeStringProperty("text", p.text());
      }
      case Block.Heading h -> {
        type("heading");
        json.writeNumberProperty("level", h.level());
        json.writeStringProperty("text", h.text());
      }
      case Block.Quote q -> {
        type("quote");
        json.writeStringProperty("text", q.text());
      }
      case Block.Listing l -> {
        type("listing");
        json.writeBooleanProperty("ordered", l.ordered());
        strings("items", l.items());
      }
      case Block.Table t -> {
        type("table");
        json.writeArrayPropertyStart("rows");
        t.rows().forEach(this::array);
        json.writeEndArray();
      }
      case Block.Figure f -> {
        type("figure");
        image(f.image());
      }
      case Block.Embed e -> {
        type("embed");
        json.writeStringProperty("url", e.url());
      }
    }
  }

  private void type(String name) {
    json.writeStringProperty("type", name);
  }

  private void images(List<Image> images) {
    if (images.isEmpty()) {
      return;
    }
    json.writeArrayPropertyStart("images");
    for (Image image : images) {
      json.writeStartObject();
      image(image);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void image(Image image) {
    optional("url", image.url());
    optional("caption", image.caption());
    optional("credit", image.credit());
  }

  private void moment(String key, Optional<Moment> moment) {
    moment.ifPresent(
        m -> {
          json.writeStringProperty(key, m.iso());
          json.writeStringProperty(
              key + "Precision", m.precision().name().toLowerCase(Locale.ROOT));
        });
  }

  private void provenance(Article article) {
    if (article.provenance().isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("provenance");
    article.provenance().forEach((field, rule) -> json.writeStringProperty(field.key(), rule));
    json.writeEndObject();
  }

  private void optional(String key, Optional<String> value) {
    value.ifPresent(v -> json.writeStringProperty(key, v));
  }

  private void strings(String key, List<String> values) {
    if (!values.isEmpty()) {
      json.writeName(key);
      array(values);
    }
  }

  private void array(List<String> values) {
    json.writeStartArray();
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
