package dev.broadsheet.extract;

import dev.broadsheet.adapter.AbsoluteUrl;
import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.normalize.Texts;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the heading that a page shows as its title. Sites also put their logo, a line for search
 * engines or a neighbour's headline into an {@code h1}; the right one agrees with the metadata.
 */
final class Headings {
  private static final int MAX = 30;
  private static final int LONGEST = 500;
  private static final int LONGEST_OF_DOCUMENT = 2_000;

  /** Share of pairs of letters that a heading and a title of the head have in common. */
  private static final double AGREES = 0.4;

  /** The same where the text may as well be a subheading or a sentence. */
  private static final double AGREES_WELL = 0.6;

  private static final int MAX_LINES = 200;
  private static final int LONGEST_LINE = 250;

  private static final Pattern FRONT = Pattern.compile("https?://[^/]+/?");

  /** What pages without a heading call the element of their title. */
  private static final CompiledCss NAMED =
      CompiledCss.of(".entry-title, .post-title, .page-title, #page-title, .article-title");

  /** What sites call the words that they put above or below a title, within its heading. */
  private static final NameTest CALLED_KICKER =
      new NameTest(
          ShownLine.words(
              "kicker|dachzeile|roofline|overline|top-?line|high-?line|spitzmarke|eyebrow|pre-?title"
                  + "|ante-?titulo|surtitre|occhiello|volanta|sub-?line|sub-?title"));

  /** A heading, what of it may be the title, its text, and that by its letters. */
  private record Heading(Element element, Element shown, String text, String key) {
    static Heading of(Element element, Element shown) {
      String text = shown.text();
      return new Heading(element, shown, text, SameText.key(text));
    }

    List<Element> links() {
      return element.getElementsByTag("a");
    }
  }

  private final ParsedPage page;
  private final SiteNames site;
  private final List<String> told;
  private final String documentTitle;
  private final List<String> head;
  private final Map<String, Set<String>> pairs = new HashMap<>();

  /**
   * Headings beside what the head says.
   *
   * @param told what the metadata calls the page, in order of trust
   */
  Headings(ParsedPage page, SiteNames site, List<String> told) {
    this.page = page;
    this.site = site;
    this.told = told;
    this.documentTitle = documentTitle(page);
    this.head =
        Stream.concat(told.stream(), Stream.of(site.without(documentTitle)))
            .filter(title -> !title.isEmpty() && !site.contains(title))
            .distinct()
            .toList();
  }

  /**
   * The heading that says the same as the metadata, an h2 before an h1, which some sites write for
   * search engines; else a heading that the document's title has word for word; else the h1 that
   * agrees best with the head, or where there is none the text outside of links that does so, if it
   * does so well; else an only h1, or the first where the head says nothing.
   */
  Optional<String> best() {
    List<Heading> upper = headings("h1");
    List<Heading> all = headings("h2");
    List<Heading> middle = all.stream().filter(h -> h.links().isEmpty()).toList();
    return Stream.<Supplier<Optional<String>>>of(
            () -> same(middle, told),
            () -> same(upper, told),
            () -> part(upper, all),
            () -> upper.isEmpty() ? plain(middle) : closest(upper, AGREES),
            () ->
                upper.stream()
                    .filter(_ -> upper.size() == 1 || head.isEmpty())
                    .map(this::text)
                    .findFirst())
        .flatMap(step -> step.get().stream())
        .findFirst();
  }

  /**
   * The first part of the document's title that a heading of any level says; where it is the
   * subtitle right below an h1 that says another part, that one.
   */
  private Optional<String> part(List<Heading> upper, List<Heading> middle) {
    Stream<Heading> named = page.select(NAMED).stream().limit(MAX).map(this::heading);
    Set<String> said =
        Stream.of(upper.stream(), middle.stream(), headings("h3").stream(), named)
            .flatMap(headings -> headings)
            .map(Heading::key)
            .collect(Collectors.toSet());
    List<String> parts =
        Stream.concat(site.beginnings(documentTitle).stream(), site.parts(documentTitle).stream())
            .distinct()
            .toList();
    Optional<String> first =
        parts.stream().filter(part -> said.contains(SameText.key(part))).findFirst();
    return first.flatMap(below -> above(below, upper, parts)).or(() -> first);
  }

  /**
   * The h1 right above or below a heading that says another part, or nearly; one as short as a
   * section's name is none.
   */
  private Optional<String> above(String below, List<Heading> upper, List<String> parts) {
    String key = SameText.key(below);
    return upper.stream()
        .filter(
            h ->
                says(h.element.nextElementSibling(), key)
                    || says(h.element.previousElementSibling(), key))
        .filter(h -> 2 * h.text.length() >= below.length())
        .filter(
            h -> parts.stream().anyMatch(p -> !p.equals(below) && inCommon(h.text, p) >= AGREES))
        .map(this::text)
        .findFirst();
  }

  /** The title of a page without an h1: a part of the document's, else what agrees best. */
  private Optional<String> plain(List<Heading> middle) {
    List<Heading> lines = lines();
    Set<String> said = lines.stream().map(Heading::key).collect(Collectors.toSet());
    return site.parts(documentTitle).stream()
        .filter(_ -> told.isEmpty())
        .filter(part -> said.contains(SameText.key(part)))
        .max(Comparator.comparingInt(String::length))
        .or(() -> closest(Stream.concat(middle.stream(), lines.stream()).toList(), AGREES_WELL))
        .or(() -> middle.size() == 1 ? closest(middle, AGREES) : Optional.empty());
  }

  /** Short texts outside of links; those much shorter than any title that is told are left out. */
  private List<Heading> lines() {
    int shortest = head.stream().mapToInt(String::length).min().orElse(0) / 3;
    return page.document()
        .body()
        .nodeStream(TextNode.class)
        .filter(text -> text.getWholeText().strip().length() >= shortest && !text.isBlank())
        .flatMap(text -> Optional.ofNullable(text.parent()).stream())
        .filter(PageWalk::mayHoldTitle)
        .filter(element -> ShortText.of(element, LONGEST_LINE).isPresent())
        .limit(MAX_LINES)
        .map(element -> Heading.of(element, element))
        .filter(line -> !site.containsKey(line.key))
        .toList();
  }

  private static boolean says(@Nullable Element element, String key) {
    return element != null && SameText.key(element.text()).equals(key);
  }

  /** The first heading in which a title of the list stands whole. */
  private static Optional<String> same(List<Heading> headings, List<String> titles) {
    return headings.stream().flatMap(h -> run(h, titles).stream()).findFirst();
  }

  private Optional<String> closest(List<Heading> headings, double enough) {
    return headings.stream()
        .map(h -> Map.entry(h, agreement(h)))
        .max(Map.Entry.comparingByValue())
        .filter(closest -> closest.getValue() >= enough)
        .map(closest -> text(closest.getKey()));
  }

  /**
   * The first title of the page: on broken pages it stands in the body. A long one is cut, as each
   * of its parts is looked for.
   */
  private static String documentTitle(ParsedPage page) {
    return page.tagged("title").stream()
        .findFirst()
        .map(Element::text)
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_OF_DOCUMENT)))
        .map(Texts::clean)
        .orElse("");
  }

  private List<Heading> headings(String tag) {
    return page.tagged(tag).stream()
        .limit(MAX)
        .map(this::heading)
        .filter(h -> !h.key.isEmpty() && h.text.length() <= LONGEST && !isLogo(h))
        .toList();
  }

  /** Without a kicker, unless the metadata tells that too. */
  private Heading heading(Element element) {
    Heading whole = Heading.of(element, element);
    return withoutKicker(element)
        .filter(_ -> told.stream().map(SameText::key).noneMatch(whole.key::equals))
        .map(bare -> Heading.of(element, bare))
        .filter(bare -> !bare.key.isEmpty() && !goesOn(bare.text))
        .orElse(whole);
  }

  /** "<b>The harbour</b>: open again" is one title. */
  private static boolean goesOn(String text) {
    return !text.isEmpty() && ":,–—-".indexOf(text.strip().charAt(0)) >= 0;
  }

  private static Optional<Element> withoutKicker(Element heading) {
    if (heading.stream().skip(1).noneMatch(CALLED_KICKER::fits)) {
      return Optional.empty();
    }
    Element bare = heading.clone();
    bare.stream().skip(1).filter(CALLED_KICKER::fits).toList().forEach(Element::remove);
    return Optional.of(bare);
  }

  private boolean isLogo(Heading heading) {
    return site.containsKey(heading.key)
        || heading.links().stream().anyMatch(a -> isAbove(AbsoluteUrl.of(a, "href")));
  }

  /** Whether it is the address of the front page or of the page's section. */
  private boolean isAbove(String address) {
    String own = page.url().toString();
    return FRONT.matcher(address).matches()
        || (address.endsWith("/") && own.startsWith(address) && address.length() < own.length());
  }

  private double agreement(Heading heading) {
    String text = text(heading);
    return head.stream().mapToDouble(t -> inCommon(text, t)).max().orElse(0);
  }

  private String text(Heading heading) {
    return run(heading, head).or(() -> most(heading)).orElseGet(() -> Texts.clean(heading.text));
  }

  /** Of a heading that has more than the document's title, its part that makes up most of it. */
  private Optional<String> most(Heading heading) {
    return site.parts(documentTitle).stream()
        .filter(_ -> !SameText.key(documentTitle).contains(heading.key))
        .filter(part -> 2 * SameText.key(part).length() >= heading.key.length())
        .max(Comparator.comparingInt(String::length))
        .flatMap(part -> run(heading, List.of(part)));
  }

  /**
   * The shortest of the titles that is a run of the heading's text nodes: a kicker or a counter in
   * the heading has an element of its own.
   */
  private static Optional<String> run(Heading heading, List<String> titles) {
    List<String> keys =
        heading.shown.nodeStream(TextNode.class).map(TextNode::text).map(SameText::key).toList();
    String whole = String.join("", keys);
    return titles.stream()
        .filter(t -> isRun(keys, SameText.key(t)))
        .min(Comparator.comparingInt(String::length))
        .map(t -> SameText.key(t).equals(whole) ? Texts.clean(heading.text) : t);
  }

  private static boolean isRun(List<String> keys, String key) {
    for (int from = 0; from < keys.size(); from++) {
      StringBuilder run = new StringBuilder();
      for (int to = from; to < keys.size() && run.length() < key.length(); to++) {
        run.append(keys.get(to));
      }
      if (!key.isEmpty() && key.contentEquals(run)) {
        return true;
      }
    }
    return false;
  }

  private double inCommon(String one, String other) {
    Set<String> a = pairs.computeIfAbsent(one, Headings::pairs);
    Set<String> b = pairs.computeIfAbsent(other, Headings::pairs);
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    return a.isEmpty() || b.isEmpty() ? 0 : 2.0 * both.size() / (a.size() + b.size());
  }

  private static Set<String> pairs(String text) {
    String key = SameText.key(text);
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < key.length(); i++) {
      pairs.add(key.substring(i, i + 2));
    }
    return pairs;
  }
}
