package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.normalize.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;

/** Reads titles; those of the page's head without the name of the site that follows there. */
final class Titles {
  private static final int LONGEST = 500;
  private static final Pattern DIVIDER = Pattern.compile("\\s+[|‹›»«·•:–—/-]{1,2}\\s+|\\s*\\|\\s*");
  private static final Evaluator SITE_NAME =
      org.jsoup.select.Selector.evaluatorOf("meta[property=og:site_name]");
  private static final Evaluator HEADLINE = org.jsoup.select.Selector.evaluatorOf("h1");
  private static final int SHORTEST_NAME = 3;

  private final ParsedPage page;
  private final List<String> siteNames;

  Titles(ParsedPage page, SiteAdapter adapter) {
    this.page = page;
    siteNames = siteNames(page, adapter);
  }

  Optional<String> read(Optional<Candidate> candidate, String text) {
    String title = Texts.clean(text);
    if (title.isEmpty() || title.length() > LONGEST) {
      return Optional.empty();
    }
    String bare =
        candidate.filter(c -> isOfHead(c.selector())).isPresent() ? withoutSite(title) : title;
    return bare.isEmpty() || isSiteName(bare) ? Optional.empty() : Optional.of(bare);
  }

  private static boolean isOfHead(Selector selector) {
    return switch (selector) {
      case Selector.Css css -> css.attribute().isPresent() || css.source().equals("title");
      case Selector.Meta _ -> true;
      case Selector.XPath _, Selector.JsonLd _, Selector.UrlPart _ -> false;
    };
  }

  /**
   * Cuts at the first divider behind which the site is named, or before which the headline ends.
   */
  private String withoutSite(String title) {
    Matcher divider = DIVIDER.matcher(title);
    List<Integer> starts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    while (divider.find()) {
      starts.add(divider.start());
      ends.add(divider.end());
    }
    for (int i = 0; i < starts.size(); i++) {
      int next = i + 1 < starts.size() ? starts.get(i + 1) : title.length();
      if (isSiteName(title.substring(ends.get(i), next))) {
        return title.substring(0, starts.get(i));
      }
    }
    return starts.stream()
        .map(start -> title.substring(0, start))
        .filter(this::isHeadline)
        .findFirst()
        .orElse(title);
  }

  private boolean isHeadline(String text) {
    Element headline = page.document().selectFirst(HEADLINE);
    return headline != null && SameText.same(headline.text(), text);
  }

  private boolean isSiteName(String text) {
    String key = SameText.key(text);
    return key.length() >= SHORTEST_NAME && siteNames.contains(key);
  }

  private static List<String> siteNames(ParsedPage page, SiteAdapter adapter) {
    List<String> names = new ArrayList<>(List.of(adapter.name(), adapter.site()));
    Element named = page.document().selectFirst(SITE_NAME);
    if (named != null) {
      names.add(named.attr("content"));
    }
    Optional.ofNullable(page.url().getHost()).ifPresent(host -> names.addAll(hostNames(host)));
    return names.stream().map(SameText::key).filter(k -> k.length() >= SHORTEST_NAME).toList();
  }

  /** {@code www.example.co.uk} is called that, {@code example.co.uk} and {@code example}. */
  private static List<String> hostNames(String host) {
    String bare = host.startsWith("www.") ? host.substring(4) : host;
    return List.of(host, bare, bare.substring(0, Math.max(0, bare.indexOf('.'))));
  }
}
