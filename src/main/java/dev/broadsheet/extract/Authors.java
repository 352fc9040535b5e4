package dev.broadsheet.extract;

import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Set;

/** Reads authors: those of the metadata, else of the byline, else the site itself. */
final class Authors {
  /** What systems write where nobody is named. */
  private static final Set<String> NOBODY =
      Set.of(
          "admin",
          "administrator",
          "noauthor",
          "author",
          "anonymous",
          "anónimo",
          "nil",
          "null",
          "undefined",
          "webmaster",
          "publisher");

  /** Filled once for a whole site more often than for each article. */
  private static final Selector GENERIC = new Selector.Meta("author");

  /** JSON-LD says on purpose that the site itself is the author; a meta element does by habit. */
  private static final Selector PUBLISHER = new Selector.JsonLd("author.name");

  private static final Selector PLAIN_PUBLISHER = new Selector.JsonLd("author");

  private static final Selector KIND = new Selector.JsonLd("author.@type");
  private static final Selector ID = new Selector.JsonLd("author.@id");

  /** What a plugin of WordPress names so is the account that put the article in. */
  private static final String ACCOUNT = "#/schema/person/";

  private final FieldReader fields;
  private final SiteNames site;

  Authors(FieldReader fields, SiteNames site) {
    this.fields = fields;
    this.site = site;
  }

  List<String> read(PageWalk walk) {
    List<String> told = fields.many(Field.AUTHORS, texts -> people(Names.authors(texts)));
    if (told.isEmpty() ? !fields.hasBase(Field.AUTHORS) : !fields.isInherited(Field.AUTHORS)) {
      return told;
    }
    List<String> generic = people(names(GENERIC));
    if (told.isEmpty()) {
      List<String> shown = shown(walk, generic);
      return shown.isEmpty() && !isOrganization()
          ? won("jsonld: author", somebody(publishers()))
          : shown;
    }
    if (isAccountOnly(told, walk)) {
      fields.withdraw(Field.AUTHORS);
      return shown(walk, generic.stream().filter(name -> !told.contains(name)).toList());
    }
    boolean isPart = generic.size() > told.size() && generic.containsAll(told);
    return isPart
        ? won("meta: author", generic)
        : told.stream().map(name -> new ShownName(walk).of(name)).distinct().toList();
  }

  /** The names of the byline, else the generic ones. */
  private List<String> shown(PageWalk walk, List<String> generic) {
    List<String> shown = new Bylines(walk, generic, site::contains).best();
    return shown.isEmpty() ? won("meta: author", generic) : won("shown: byline", shown);
  }

  /** Whether the names are those of accounts, which no reader of the page sees. */
  private boolean isAccountOnly(List<String> names, PageWalk walk) {
    return ID.select(fields.page()).stream().anyMatch(id -> id.text().contains(ACCOUNT))
        && names.stream().noneMatch(walk::shows);
  }

  /** An organization is a template's default more often than an author. */
  private boolean isOrganization() {
    List<Selector.Found> kinds = KIND.select(fields.page());
    return !kinds.isEmpty() && kinds.stream().allMatch(k -> k.text().equals("Organization"));
  }

  private List<String> names(Selector place) {
    return Names.authors(place.select(fields.page()).stream().map(Selector.Found::text).toList());
  }

  private List<String> publishers() {
    List<String> names = names(PUBLISHER);
    return names.isEmpty() ? names(PLAIN_PUBLISHER) : names;
  }

  private List<String> won(String rule, List<String> names) {
    if (!names.isEmpty()) {
      fields.wonLast(Field.AUTHORS, rule);
    }
    return names;
  }

  private static List<String> somebody(List<String> names) {
    return names.stream().filter(name -> !NOBODY.contains(SameText.key(name))).toList();
  }

  private List<String> people(List<String> names) {
    return somebody(names).stream().filter(name -> !site.isNamedIn(name)).toList();
  }
}
