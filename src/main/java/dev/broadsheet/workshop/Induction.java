package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.SameText;
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
  /** A rule that says less of what is known on unseen pages is worth less than none. */
  private static final double CONFIRMED = 0.75;

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
   * Makes an adapter of what was seen of a site and is known of its articles, and checks it: made
   * of one half of the pages, how well does it read the other?
   *
   * @param findings with one specimen at least
   */
  public static Draft of(Findings findings) {
    return of(findings, ZoneGuess.of(findings.specimens()), DraftBase.NEWS);
  }

  /**
   * The same over the base of the platform that all specimens are of, if any, and by what that
   * reads of them at the site's zone.
   *
   * @param findings with one specimen at least
   * @param folders of the adapters
   */
  public static Draft of(Findings findings, Adapters adapters, List<Path> folders) {
    SiteAdapter base =
        adapters.baseOf(findings.specimens().stream().map(Specimen::parsed).toList());
    ZoneGuess guess = ZoneGuess.of(findings.specimens());
    Findings read = findings.readBy(base.at(guess.zone())); // times without zone: at UTC so far
    return of(read, guess, new DraftBase(base.site(), folders));
  }

  private static Draft of(Findings findings, ZoneGuess guess, DraftBase base) {
    Induction induction = new Induction(findings, guess.zone(), base);
    Draft draft = induction.draft(induction.specimens).onlyFor(induction::isTheSites);
    draft = draft.onlyFor(induction.confirmed(draft));
    Map<Field, Sureness> sureness = induction.checked(draft);
    return draft.with(sureness, new DraftNotes(findings, guess, draft, sureness).all());
  }

  /**
   * An adapter of a site of which no article could be read, all of whose fields the base finds.
   *
   * @param start an address of the site
   * @param findings its sources, and what stood in the way
   */
  public static Draft withoutArticle(URI start, Findings findings) {
    SiteAdapter stranger = Survey.stranger(start, false);
    List<String> notes = new ArrayList<>();
    notes.add(
        "No article could be read: fields, zone and addresses of articles are to be written.");
    notes.addAll(findings.troubles());
    return new Draft(
        stranger.site(),
        stranger.name(),
        DraftBase.NEWS,
        Optional.empty(),
        Country.of(stranger.site()),
        stranger.timezone(),
        stranger.hosts(),
        false,
        List.of(),
        findings.sources(),
        List.of(),
        Optional.empty(),
        Map.of(),
        notes);
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

  /** A field that the platform's own rules find on all pages needs none of the site's. */
  private boolean isTheSites(Field field) {
    return specimens.stream().anyMatch(s -> !base.reads(s.known(), field));
  }

  /**
   * Fields of which rules of half the pages mostly said on the others what is known; one page alone
   * confirms nothing, and denies nothing.
   */
  private Predicate<Field> confirmed(Draft draft) {
    Map<Field, Sureness> sureness = checked(draft);
    return field ->
        specimens.size() == 1 || sureness.getOrDefault(field, Sureness.NONE).share() >= CONFIRMED;
  }

  private Draft draft(List<Specimen> pages) {
    Set<String> residue = residue(pages);
    List<KnownText> texts = pages.stream().map(s -> new KnownText(s, residue)).toList();
    String site = mostly(s -> Optional.of(site(s))).orElseThrow();
    return new Draft(
        site,
        mostly(s -> name(s.parsed())).orElse(site),
        base,
        mostly(s -> s.known().language()).filter(this::isOfMost),
        Country.of(site),
        zone,
        pages.stream().map(Induction::host).flatMap(Induction::alike).distinct().sorted().toList(),
        pages.stream().allMatch(s -> s.page().via() == Page.Via.BROWSER),
        AddressPattern.of(pages.stream().map(s -> s.page().url()).toList(), findings.others()),
        findings.sources(),
        new FieldInduction(pages.stream().map(Sight::of).toList(), zone).induce(),
        new BodyInduction(texts).induce(),
        Map.of(),
        List.of());
  }

  /**
   * How well the fields are read by rules of half of the pages. Half of the pages that has no rule
   * for a field of the whole draft says nothing of it.
   */
  private Map<Field, Sureness> checked(Draft whole) {
    Map<Field, Sureness> sure = new EnumMap<>(Field.class);
    if (specimens.size() > 1) {
      for (int half = 0; half < 2; half++) {
        Draft draft = draft(everyOther(half)).onlyFor(field -> !whole.rule(field).isEmpty());
        Sureness.of(draft, everyOther(1 - half)).entrySet().stream()
            .filter(e -> whole.rule(e.getKey()).isEmpty() == draft.rule(e.getKey()).isEmpty())
            .forEach(e -> sure.merge(e.getKey(), e.getValue(), Sureness::plus));
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

  private boolean isOfMost(String language) {
    return 2
            * specimens.stream()
                .filter(s -> s.known().language().stream().anyMatch(language::equals))
                .count()
        > specimens.size();
  }

  /** What the site calls itself. */
  private static Optional<String> name(ParsedPage page) {
    return page.tagged("meta").stream()
        .filter(m -> m.attr("property").equals("og:site_name"))
        .map(m -> m.attr("content").strip())
        .filter(n -> !n.isEmpty())
        .findFirst();
  }

  static String site(Specimen specimen) {
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
