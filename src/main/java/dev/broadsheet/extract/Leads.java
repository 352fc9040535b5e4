package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.normalize.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells a lead from a teaser. Descriptions in a page's head mostly repeat the body's beginning, cut
 * somewhere: only what the body does not say is a lead. A lead that stands on the page itself is
 * one, also where it is the body's beginning; what the body's own lines gave comes before what most
 * sites say of themselves.
 */
final class Leads {
  private static final int LONGEST = 5_000;
  private static final int SHORTEST_TITLE = 20;
  private static final int LONGEST_MORE = 60;

  private final Optional<String> title;
  private final Optional<String> subtitle;
  private final List<Block> body;
  private Optional<String> bodyKey = Optional.empty();

  Leads(Optional<String> title, Optional<String> subtitle, List<Block> body) {
    this.title = title;
    this.subtitle = subtitle;
    this.body = body;
  }

  Optional<String> read(FieldReader fields) {
    boolean offered = fields.isOffered(Field.LEAD);
    Optional<String> lead =
        fields.one(
            Field.LEAD,
            (candidate, text) ->
                offered && candidate.filter(Candidate::inherited).isPresent()
                    ? Optional.empty()
                    : read(candidate, text));
    return lead.isPresent() ? lead : fields.one(Field.LEAD, this::read);
  }

  private Optional<String> read(Optional<Candidate> candidate, String text) {
    String lead = Texts.clean(text);
    String key = SameText.key(lead);
    boolean repeats =
        title.filter(t -> SameText.key(t).contains(key)).isPresent()
            || subtitle.filter(s -> SameText.key(s).contains(key)).isPresent()
            || (isInBody(key)
                && !(isOnPage(candidate) && (isFirst(lead) || isSaidAgain(candidate, key))))
            || (!isOnPage(candidate) && isTitleWithMore(key));
    return key.isEmpty() || lead.length() > LONGEST || repeats
        ? Optional.empty()
        : Optional.of(lead);
  }

  /** "The Gazette, news of the town. Harbour reopens": written for search engines. */
  private boolean isTitleWithMore(String key) {
    return title
        .map(SameText::key)
        .filter(t -> t.length() >= SHORTEST_TITLE && key.length() - t.length() <= LONGEST_MORE)
        .filter(key::contains)
        .isPresent();
  }

  private boolean isInBody(String key) {
    return bodyKey().contains(key);
  }

  /**
   * A site's own place for it, or the lines in front of the body, tell it; the text comes back to
   * it later.
   */
  private boolean isSaidAgain(Optional<Candidate> candidate, String key) {
    return candidate.filter(Candidate::inherited).isEmpty() && !bodyKey().startsWith(key);
  }

  private String bodyKey() {
    String whole =
        bodyKey.orElseGet(
            () -> body.stream().map(Block::text).map(SameText::key).collect(Collectors.joining()));
    bodyKey = Optional.of(whole);
    return whole;
  }

  /** Whether it is the body's beginning, and others follow: a body that is all lead has none. */
  private boolean isFirst(String lead) {
    List<Block> rest = Repeats.withoutLead(body, lead);
    return rest.size() < body.size() && rest.stream().anyMatch(b -> !b.text().isEmpty());
  }

  private static boolean isOnPage(Optional<Candidate> candidate) {
    return candidate.isEmpty() // a line of the body
        || switch (candidate.get().selector()) {
          case Selector.Css css -> css.attribute().isEmpty();
          case Selector.XPath xpath -> xpath.attribute().isEmpty();
          case Selector.JsonLd _, Selector.Meta _, Selector.UrlPart _ -> false;
        };
  }
}
