package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.extract.SameText;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.normalize.HostNames;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Wrapper induction: from pages whose articles are known to the selectors that find them. What
 * agrees on the most pages, names one thing only, is short and was named by a person goes first.
 */
public final class Induction {
  /** A field below that is told to be looked at. */
  private static final double SURE = 0.9;

  /** A rule that says less of what is known on unseen pages is worth less than none. */
  private static final double CONFIRMED = 0.75;

  private static final List<Field> TOLD =
      List.of(Field.TITLE, Field.BODY, Field.PUBLISHED, Field.AUTHORS, Field.TAGS);

  private final Findings findings;
  private final List<Specimen> specimens;
  private final ZoneId zone;
  private final DraftBase base;

  private Induction(Findings findings, ZoneId zone, DraftBase base) {
    this.findings = findings;
    this.specimens = findings.specimens();
    this.zone = zone;
    this.base = base;
  }

  /**
   * Makes an adapter of what was seen of a site, and checks it: made of one half of the pages, how
   * well does it read the other?
   *
   * @param findings with one specimen at least
   */
  public static Draft of(Findings findings) {
    return of(findings, DraftBase.NEWS);
  }

  /**
   * The same over the base of the platform that all specimens are of, if any.
   *
   * @param findings with one specimen at least
   * @param folders of the adapters
   */
  public static Draft of(Findings findings, Adapters adapters, List<Path> folders) {
    SiteAdapter base =
        adapters.baseOf(findings.specimens().stream().map(Specimen::parsed).toList());
    ZoneId zone = ZoneGuess.of(findings.specimens()); // a time without zone was read at UTC so far
    return of(findings.readBy(base.at(zone)), new DraftBase(base.site(), folders));
  }

  private static Draft of(Findings findings, DraftBase base) {
    Induction induction = new Induction(findings, ZoneGuess.of(findings.specimens()), base);
    Draft draft = induction.draft(induction.specimens);
    draft = draft.onlyFor(confirmed(induction.checked(draft)));
    Map<Field, Sureness> sureness = induction.checked(draft);
    return draft.with(sureness, induction.notes(draft, sureness));
  }

  /**
   * Makes rules by some pages of a site that has an adapter, and checks nothing.
   *
   * @param specimens one at least
   * @param zone the site's
   */
  static Draft unchecked(List<Specimen> specimens, ZoneId zone) {
    return new Induction(Findings.ofPages(specimens, List.of()), zone, DraftBase.NEWS)
        .draft(specimens);
  }

  /** Fields of which rules of half the pages mostly said on the others what is known. */
  private static Predicate<Field> confirmed(Map<Field, Sureness> sureness) {
    return field -> {
      Sureness sure = sureness.getOrDefault(field, Sureness.NONE);
      return sure.pages() == 0 || sure.share() >= CONFIRMED;
    };
  }

  private Draft draft(List<Specimen> pages) {
    Set<String> residue = residue(pages);
    List<KnownText> texts = pages.stream().map(s -> new KnownText(s, residue)).toList();
    String site = mostly(s -> Optional.of(site(s))).orElseThrow();
    return new Draft(
        site,
        mostly(s -> name(s.parsed())).orElse(site),
        base,
        mostly(s -> s.known().language()),
        Country.of(site),
        zone,
        pages.stream().map(Induction::host).flatMap(Induction::alike).distinct().sorted().toList(),
        AddressPattern.of(pages.stream().map(s -> s.page().url()).toList(), findings.others()),
        findings.sources(),
        new FieldInduction(pages.stream().map(Sight::of).toList(), zone).induce(),
        new BodyInduction(texts).induce(),
        Map.of(),
        List.of());
  }

  /** How well the fields that a draft has rules for are read by rules of half of the pages. */
  private Map<Field, Sureness> checked(Draft whole) {
    Map<Field, Sureness> sure = new EnumMap<>(Field.class);
    if (specimens.size() > 1) {
      for (int half = 0; half < 2; half++) {
        int rest = half;
        Draft draft = draft(everyOther(rest)).onlyFor(field -> !whole.rule(field).isEmpty());
        Sureness.of(draft, everyOther(1 - rest))
            .forEach((field, s) -> sure.merge(field, s, Sureness::plus));
      }
    }
    return sure;
  }

  private List<Specimen> everyOther(int rest) {
    return IntStream.range(0, specimens.size())
        .filter(i -> i % 2 == rest)
        .mapToObj(specimens::get)
        .toList();
  }

  private List<String> notes(Draft draft, Map<Field, Sureness> sureness) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Made from "
            + Counted.of(specimens.size(), "page")
            + "; look it over before you rely on it.");
    if (specimens.size() == 1) {
      notes.add("One page alone: nothing of this was checked on another.");
    }
    if (draft.body().isEmpty()) {
      notes.add("No container of the body was found on all pages: pages are searched for it.");
    }
    draft
        .body()
        .filter(b -> b.in().size() > 1)
        .ifPresent(b -> notes.add("The pages have " + b.in().size() + " layouts."));
    for (Field field : TOLD) {
      Sureness sure = sureness.getOrDefault(field, Sureness.NONE);
      if (sure.pages() > 0 && sure.share() < SURE) {
        notes.add(
            field.key()
                + " is unsure: it agreed on "
                + Math.round(100 * sure.share())
                + " % of pages.");
      } else if (specimens.stream().noneMatch(s -> isKnown(s.known(), field))) {
        notes.add(field.key() + " was not found.");
      }
    }
    sites().ifPresent(notes::add);
    languages().ifPresent(notes::add);
    if (findings.sources().isEmpty()) {
      notes.add("No feed, site map or listing was found: discover is to be written.");
    }
    if (draft.articles().isEmpty()) {
      notes.add(
          "The addresses of articles have no form of their own: every page of the site is one.");
    }
    notes.addAll(findings.troubles());
    return notes;
  }

  private Optional<String> sites() {
    Map<String, Long> pages =
        specimens.stream()
            .collect(Collectors.groupingBy(Induction::site, TreeMap::new, Collectors.counting()));
    return pages.size() > 1
        ? Optional.of(
            pages.entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(
                    Collectors.joining(
                        ", ", "The pages are of several sites: ", "; an adapter is for one.")))
        : Optional.empty();
  }

  private Optional<String> languages() {
    List<String> all =
        specimens.stream().flatMap(s -> s.known().language().stream()).distinct().sorted().toList();
    return all.size() > 1
        ? Optional.of("The pages are in several languages: " + String.join(", ", all) + ".")
        : Optional.empty();
  }

  private static boolean isKnown(Article article, Field field) {
    return switch (field) {
      case PUBLISHED -> article.published().isPresent();
      case AUTHORS -> !article.authors().isEmpty();
      case TAGS -> !article.tags().isEmpty();
      case TITLE,
          SUBTITLE,
          LEAD,
          BODY,
          MODIFIED,
          SECTION,
          LANGUAGE,
          IMAGE,
          CAPTION,
          CREDIT,
          SOURCE,
          LICENSE,
          FREE,
          CANONICAL ->
          true;
    };
  }

  /** What the site calls itself. */
  private static Optional<String> name(ParsedPage page) {
    return page.tagged("meta").stream()
        .filter(m -> m.attr("property").equals("og:site_name"))
        .map(m -> m.attr("content").strip())
        .filter(n -> !n.isEmpty())
        .findFirst();
  }

  private static String site(Specimen specimen) {
    return HostNames.withoutWww(host(specimen).replaceFirst(":\\d+$", ""));
  }

  private static String host(Specimen specimen) {
    URI url = specimen.page().url();
    String host = Optional.ofNullable(url.getHost()).orElse("unknown.invalid");
    return url.getPort() < 0 ? host : host + ":" + url.getPort();
  }

  /** A site's pages are met with and without www. */
  private static Stream<String> alike(String host) {
    if (host.startsWith(HostNames.WWW)) {
      return Stream.of(host, host.substring(HostNames.WWW.length()));
    }
    boolean isTop = host.chars().filter(c -> c == '.').count() == 1;
    return isTop ? Stream.of(host, HostNames.WWW + host) : Stream.of(host);
  }

  private Optional<String> mostly(Function<Specimen, Optional<String>> value) {
    return specimens.stream()
        .flatMap(s -> value.apply(s).stream())
        .collect(Collectors.groupingBy(v -> v, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }

  /** Lines that several articles have word for word. */
  private static Set<String> residue(List<Specimen> specimens) {
    Map<String, Set<String>> titles = new HashMap<>();
    for (Specimen specimen : specimens) {
      Article known = specimen.known();
      for (Block block : known.body()) {
        titles
            .computeIfAbsent(SameText.key(block.text()), _ -> new HashSet<>())
            .add(SameText.key(known.title()));
      }
    }
    return titles.entrySet().stream()
        .filter(e -> e.getValue().size() > 1 && !e.getKey().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
