package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.article.Field;
import dev.broadsheet.normalize.Texts;
import java.util.List;
import java.util.Optional;

/**
 * Reads titles. What a site's own rules find is the title; where only the habits of many sites
 * speak, it is the heading that readers see, if it agrees with the head, else what the head says
 * without the site's name.
 */
final class Titles {
  private static final int LONGEST = 500;

  private final FieldReader fields;
  private final SiteNames site;

  Titles(FieldReader fields, SiteNames site) {
    this.fields = fields;
    this.site = site;
  }

  Optional<String> read() {
    Optional<String> first = fields.one(Field.TITLE, this::read);
    boolean bySite = first.isPresent() && !fields.isInherited(Field.TITLE);
    if (bySite || !fields.hasBase(Field.TITLE)) {
      return first;
    }
    List<String> told =
        fields.told(Field.TITLE).stream()
            .map(Texts::clean)
            .map(site::without)
            .filter(title -> !site.contains(title))
            .toList();
    Optional<String> shown = new Headings(fields.page(), site, told).best();
    return shown.isPresent() ? fields.given(Field.TITLE, "shown: heading", shown) : first;
  }

  private Optional<String> read(Optional<Candidate> candidate, String text) {
    String title = Texts.clean(text);
    String bare = candidate.filter(Candidate::inherited).isPresent() ? site.without(title) : title;
    return bare.isEmpty() || bare.length() > LONGEST || site.contains(bare)
        ? Optional.empty()
        : Optional.of(bare);
  }
}
