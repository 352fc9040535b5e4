package dev.broadsheet.extract;

import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads tags: those of the metadata, else those that the page shows; never the site's name. */
final class Tags {
  /** Systems put what else they know among the keywords, and say what it is. */
  private static final Pattern KEYED =
      Pattern.compile(
          "^(?:(?<tag>category|tag|topic|subject|keyword|organi[sz]ation|person|location|sections)"
              + "[:/]|(?:section|type|format|nlp[^:]*|channel):)\\s*(?<value>.*)$",
          Pattern.CASE_INSENSITIVE);

  /** A number, the place of a name that a template has left open, or the label of the list. */
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f-]{27}|[\\d.:/_-]+|\\[.*\\]|nil|null|undefined|.*:",
          Pattern.CASE_INSENSITIVE);

  /**
   * A paper of a chain to which the article went, by its state: "MA_Abington - abington.example".
   */
  private static final Pattern RECIPIENT = Pattern.compile("[A-Z]{2}_.+");

  private static final String SHOWN = "shown: list of tags";
  private static final Selector KEYWORDS = new Selector.Meta("keywords");
  private static final Selector TYPE = new Selector.JsonLd("@type");
  private static final Pattern DIVIDER = Pattern.compile("\\s*[,;]\\s*");
  private static final Pattern CODE = Pattern.compile("[A-Z\\d][A-Z\\d:_-]+");
  private static final Pattern SLUG = Pattern.compile("[a-z]+(?:-[a-z]+){2,}");
  private static final int MANY_CODES = 4;
  private static final int SENTENCE = 5;
  private static final int LONGEST = 80;

  private final FieldReader fields;
  private final SiteNames site;

  Tags(FieldReader fields, SiteNames site) {
    this.fields = fields;
    this.site = site;
  }

  List<String> read(PageWalk walk, Optional<String> section) {
    List<String> told = fields.many(Field.TAGS, texts -> divided(texts, walk));
    if (fields.isInherited(Field.TAGS)) {
      return without(told, section).isEmpty() ? shownOr(told, walk) : told;
    }
    if (!told.isEmpty() || !fields.hasBase(Field.TAGS)) {
      return fields.isMetadata(Field.TAGS) ? told : without(told, section);
    }
    List<String> shown = without(subjects(new TagLists(walk).best()), section);
    return shown.isEmpty() ? won("meta: keywords", keywords(walk)) : won(SHOWN, shown);
  }

  /** Where the metadata only repeats the section, the page may show more. */
  private List<String> shownOr(List<String> told, PageWalk walk) {
    List<String> shown = subjects(new TagLists(walk).best());
    return shown.size() > told.size() ? won(SHOWN, shown) : told;
  }

  /**
   * Neither one text of many words without a comma nor a list of codes is told to readers, and the
   * title word by word tells nothing.
   */
  private List<String> divided(List<String> texts, PageWalk walk) {
    List<String> tags = subjects(texts).stream().filter(tag -> !walk.isTitle(tag)).toList();
    boolean isSentence = tags.size() == 1 && isSentence(tags.getFirst());
    long codes = tags.stream().filter(tag -> CODE.matcher(tag).matches()).count();
    return isSentence
            || walk.isTitleInWords(tags)
            || (codes >= MANY_CODES && 2 * codes > tags.size())
        ? List.of()
        : tags;
  }

  private static boolean isSentence(String tag) {
    return tag.split("\\s+", -1).length >= SENTENCE || SLUG.matcher(tag).matches();
  }

  /** Keywords for search engines: where the page confirms them. */
  private List<String> keywords(PageWalk walk) {
    List<String> keywords =
        divided(
            KEYWORDS.select(fields.page()).stream()
                .flatMap(k -> DIVIDER.splitAsStream(k.text()))
                .toList(),
            walk);
    boolean confirmed =
        !keywords.isEmpty() && (isOfNews(keywords, walk) || areLinked(keywords, walk));
    return confirmed ? keywords : List.of();
  }

  /** A system of news writes an article's own subjects there, one of which the title names. */
  private boolean isOfNews(List<String> keywords, PageWalk walk) {
    return keywords.size() > 1
        && TYPE.select(fields.page()).stream().anyMatch(t -> t.text().endsWith("NewsArticle"))
        && keywords.stream().anyMatch(walk::titleHas);
  }

  /** Tags are those of which half are linked; one alone that the menu links is a section. */
  private boolean areLinked(List<String> keywords, PageWalk walk) {
    Set<String> keys = keywords.stream().map(SameText::key).collect(Collectors.toSet());
    long linked =
        fields.page().tagged("a").stream()
            .map(link -> new ShownLine(link, link.text(), 0))
            .filter(link -> link.text().length() <= LONGEST)
            .filter(link -> keys.contains(SameText.key(link.text())))
            .filter(link -> keys.size() > 1 || !link.isElsewhere(walk))
            .map(link -> SameText.key(link.text()))
            .distinct()
            .count();
    return 2 * linked >= keys.size();
  }

  private List<String> won(String rule, List<String> tags) {
    if (!tags.isEmpty()) {
      fields.wonLast(Field.TAGS, rule);
    }
    return tags;
  }

  private List<String> subjects(List<String> texts) {
    return Names.tags(texts.stream().flatMap(t -> subject(t).stream()).toList()).stream()
        .filter(tag -> !site.contains(tag))
        .toList();
  }

  private static Optional<String> subject(String text) {
    Matcher keyed = KEYED.matcher(text.strip());
    if (keyed.matches()) {
      return Optional.ofNullable(keyed.group("tag")).map(_ -> keyed.group("value"));
    }
    return ID.matcher(text).matches() || RECIPIENT.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(text);
  }

  /** Some sites repeat the section among the tags they show. */
  private static List<String> without(List<String> tags, Optional<String> section) {
    return tags.stream().filter(t -> section.filter(s -> SameText.same(s, t)).isEmpty()).toList();
  }
}
