package dev.broadsheet.testing;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An article in the making: what nobody says of it, it has not. */
public final class Invented {
  private final URI url;
  private String site;
  private String title;
  private Optional<String> subtitle = Optional.empty();
  private Optional<String> lead = Optional.empty();
  private List<Block> body = List.of();
  private Optional<Moment> published = Optional.empty();
  private Optional<Moment> modified = Optional.empty();
  private List<String> authors = List.of();
  private List<String> tags = List.of();
  private Optional<String> section = Optional.empty();
  private Optional<String> language = Optional.empty();
  private List<Image> images = List.of();
  private Optional<String> source = Optional.empty();
  private Optional<String> license = Optional.empty();
  private Optional<Boolean> free = Optional.empty();
  private Instant fetched = Instant.parse("2025-03-19T12:00:00Z");
  private String adapter;
  private Map<Field, String> provenance = Map.of();
  private Optional<String> group = Optional.empty();
  private Optional<Instant> drift = Optional.empty();

  private Invented(URI url, String site, String title) {
    this.url = url;
    this.site = site;
    this.title = title;
    this.adapter = site + "@00000001";
  }

  /** An article of a site. */
  public static Invented of(String site, String url, String title) {
    return new Invented(URI.create(url), site, title);
  }

  /** One that is like another but for what is said now. */
  public static Invented like(Article a) {
    Invented like = new Invented(a.url(), a.site(), a.title());
    like.subtitle = a.subtitle();
    like.lead = a.lead();
    like.body = a.body();
    like.published = a.published();
    like.modified = a.modified();
    like.authors = a.authors();
    like.tags = a.tags();
    like.section = a.section();
    like.language = a.language();
    like.images = a.images();
    like.source = a.source();
    like.license = a.license();
    like.free = a.free();
    like.fetched = a.fetched();
    like.adapter = a.adapter();
    like.provenance = a.provenance();
    like.group = a.group();
    like.drift = a.drift();
    return like;
  }

  public Invented site(String name) {
    site = name;
    return this;
  }

  public Invented title(String text) {
    title = text;
    return this;
  }

  public Invented subtitle(String text) {
    subtitle = Optional.of(text);
    return this;
  }

  public Invented lead(String text) {
    lead = Optional.of(text);
    return this;
  }

  public Invented body(Block... blocks) {
    return body(List.of(blocks));
  }

  public Invented body(List<Block> blocks) {
    body = blocks;
    return this;
  }

  public Invented text(String... paragraphs) {
    return body(Stream.of(paragraphs).<Block>map(Block.Paragraph::new).toList());
  }

  /**
   * Published at a minute.
   *
   * @param time with its offset
   */
  public Invented published(String time) {
    return published(Optional.of(new Moment(OffsetDateTime.parse(time), Precision.MINUTE)));
  }

  public Invented published(Optional<Moment> moment) {
    published = moment;
    return this;
  }

  public Invented modified(Moment moment) {
    modified = Optional.of(moment);
    return this;
  }

  public Invented authors(String... names) {
    return authors(List.of(names));
  }

  public Invented authors(List<String> names) {
    authors = names;
    return this;
  }

  public Invented tags(String... names) {
    return tags(List.of(names));
  }

  public Invented tags(List<String> names) {
    tags = names;
    return this;
  }

  public Invented section(String name) {
    section = Optional.of(name);
    return this;
  }

  public Invented language(String tag) {
    return language(Optional.of(tag));
  }

  public Invented language(Optional<String> tag) {
    language = tag;
    return this;
  }

  public Invented images(Image... pictures) {
    images = List.of(pictures);
    return this;
  }

  public Invented source(String name) {
    source = Optional.of(name);
    return this;
  }

  public Invented license(String name) {
    license = Optional.of(name);
    return this;
  }

  public Invented free(boolean isFree) {
    free = Optional.of(isFree);
    return this;
  }

  public Invented fetched(Instant time) {
    fetched = time;
    return this;
  }

  public Invented adapter(String nameAndDigest) {
    adapter = nameAndDigest;
    return this;
  }

  public Invented provenance(Map<Field, String> rules) {
    provenance = rules;
    return this;
  }

  public Invented group(String id) {
    group = Optional.of(id);
    return this;
  }

  public Invented drift(Instant since) {
    drift = Optional.of(since);
    return this;
  }

  public Article made() {
    return new Article(
        url,
        site,
        title,
        subtitle,
        lead,
        body,
        published,
        modified,
        authors,
        tags,
        section,
        language,
        images,
        source,
        license,
        free,
        fetched,
        adapter,
        provenance,
        group,
        drift);
  }
}
