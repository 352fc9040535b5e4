package dev.broadsheet.extract;

import dev.broadsheet.adapter.AbsoluteUrl;
import dev.broadsheet.article.Field;
import dev.broadsheet.normalize.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Reads sections: that of the metadata, else the first step of the way to the page that it shows
 * its readers, or the category that a blog's system marks so.
 */
final class Sections {
  private static final int LONGEST = 100;
  private static final int LONGEST_STEP = 40;
  private static final int MOST_STEPS = 6;

  /** What programs write where they have no value. */
  private static final Set<String> UNSET =
      Set.of("nil", "null", "undefined", "none", "uncategorized", "uncategorised");

  private static final NameTest CALLED_WAY =
      new NameTest(ShownLine.words("bread-?crumbs?\\b|\\bcrumbs?\\b|brotkrume|migas"));

  private static final Pattern FRONT = Pattern.compile("https?://[^/]+(?:/[a-z]{2})?/?");

  private static final Pattern HOME =
      LabelFile.of("home.labels")
          .under("home")
          .map(Sections::pattern)
          .collect(Collectors.collectingAndThen(Collectors.joining("|"), ShownLine::words));

  /** Of a magazine: "Issue 42/2025". */
  private static final Pattern ISSUE = Pattern.compile("\\d{2}");

  private final FieldReader fields;
  private final SiteNames site;

  Sections(FieldReader fields, SiteNames site) {
    this.fields = fields;
    this.site = site;
  }

  /** What the rules find. */
  Optional<String> told() {
    return fields.one(Field.SECTION, (_, text) -> section(text));
  }

  private static String pattern(String label) {
    return label.startsWith("… ")
        ? ".*\\b" + Pattern.quote(label.substring(2))
        : label.endsWith(" …")
            ? Pattern.quote(label.substring(0, label.length() - 2)) + "(?!\\w).*"
            : Pattern.quote(label);
  }

  private static Optional<String> section(String text) {
    String line = Texts.clean(text);
    return Optional.of(line)
        .filter(s -> !s.isEmpty() && s.length() <= LONGEST)
        .filter(s -> !UNSET.contains(s.toLowerCase(Locale.ROOT)));
  }

  /** What readers see, where the rules find nothing and a base stands behind them. */
  Optional<String> shown(PageWalk walk) {
    if (!fields.hasBase(Field.SECTION)) {
      return Optional.empty();
    }
    List<Element> elements = walk.elements();
    Optional<String> step =
        elements.stream().filter(Sections::isWay).flatMap(e -> first(e, walk).stream()).findFirst();
    Optional<String> category =
        elements.stream()
            .filter(e -> e.nameIs("a") && Markup.attribute(e, "rel").contains("category"))
            .filter(e -> !new ShownLine(e, "", 0).isElsewhere(walk))
            .flatMap(e -> section(e.text()).stream())
            .findFirst();
    return fields
        .given(Field.SECTION, "shown: way to the page", step)
        .or(() -> fields.given(Field.SECTION, "shown: category", category));
  }

  private static boolean isWay(Element element) {
    return CALLED_WAY.fits(element)
        || Markup.attribute(element, "itemtype").endsWith("/BreadcrumbList")
        || Markup.attribute(element, "aria-label").equalsIgnoreCase("breadcrumb");
  }

  /** The first step behind the front page that is not the page itself. */
  private Optional<String> first(Element way, PageWalk walk) {
    List<Element> steps = way.stream().filter(e -> e.nameIs("a")).limit(MOST_STEPS + 1L).toList();
    return steps.size() > MOST_STEPS
        ? Optional.empty()
        : steps.stream()
            .filter(step -> !isFront(AbsoluteUrl.of(step, "href")))
            .flatMap(step -> section(step.text()).stream())
            .filter(
                text ->
                    text.length() <= LONGEST_STEP
                        && !HOME.matcher(text).matches()
                        && !ISSUE.matcher(text).find())
            .filter(text -> !site.contains(text) && !walk.isTitle(text))
            .findFirst();
  }

  private boolean isFront(String address) {
    return address.isEmpty()
        || FRONT.matcher(address).matches()
        || address.equals(fields.page().url().toString());
  }
}
