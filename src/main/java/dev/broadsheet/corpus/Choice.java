package dev.broadsheet.corpus;

import dev.broadsheet.store.Criterion.Days;
import dev.broadsheet.store.Criterion.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which articles fit; of everything given one must hold, and what is empty asks for nothing.
 *
 * @param sites any of these
 * @param countries of the site, any of these
 * @param languages of the article, any of these
 * @param tags of the article, any of these, in any case
 * @param published days of publication, in the article's own offset; undated articles are out
 * @param taken days of taking in, in UTC
 * @param words of the text
 * @param text a query of the text index
 * @param free only what can be read without paying, as the page says
 * @param complete only what lacks nothing that its adapter gives elsewhere
 */
public record Choice(
    List<String> sites,
    List<String> countries,
    List<String> languages,
    List<String> tags,
    Days published,
    Days taken,
    Words words,
    Optional<String> text,
    boolean free,
    boolean complete) {

  static final Days ANY_DAY = new Days(Optional.empty(), Optional.empty());
  static final Words ANY_LENGTH = new Words(Optional.empty(), Optional.empty());

  public Choice {
    sites = List.copyOf(sites);
    countries = List.copyOf(countries);
    languages = List.copyOf(languages);
    tags = List.copyOf(tags);
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(taken, "taken");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(text, "text");
  }
}
