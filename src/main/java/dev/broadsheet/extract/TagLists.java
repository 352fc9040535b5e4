package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the list of tags that a page shows: links that say so by their address, in a list that is
 * named so or stands behind a label, and that belongs to the article.
 */
final class TagLists {
  private static final int LONGEST_TAG = 60;
  private static final int LONGEST_LABEL = 40;
  private static final int LEVELS = 4;

  /** A label may stand deep in boxes of its own. */
  private static final int LABEL_LEVELS = 8;

  /** Longer lists are clouds and indexes of the whole site. */
  private static final int MOST = 40;

  private static final int MOST_TOLD = 100;

  private static final Pattern OF_TAGS =
      ShownLine.words(
          "\\b(?:tags?|\\w*taglist|tag-?links?|topics?|keywords?|themen|schlagw\\w+|stichw\\w+|etiquetas?"
              + "|temas?|argomenti|sujets?|trefwoorden|emner|ämnen|теги|метки|темы)\\b");

  private static final Pattern CLOUD = ShownLine.words("cloud|trend|popular|header|hot-|top-");

  private static final Pattern ADDRESS =
      ShownLine.words(
          "(?:tags?|keywords?|schlagw[oö]rt\\w*|stichw[oö]rt\\w*|etiquetas?|mots?-cles?"
              + "|trefwoord\\w*|etiket(?:ler)?|tagi|stitk[yu])[/=][^/?&#][^?&#]*");

  /** What stands before a list of tags. */
  private static final Pattern LABEL =
      ShownLine.words(
          "(?:(?:article|related|verwandte|weitere|passende) )?(?:tags?|topics?|keywords?|labels"
              + "|themen|schlagw(?:orte?|örter)|stichw(?:orte?|örter)|argomenti|etiquetas)|mehr"
              + " (?:lesen )?(?:über|zu)|(?:lesen sie )?mehr zum thema|themen (?:in|zu) diesem"
              + " artikel|lesen sie mehr zu|(?:read |learn )?more about|topics in this"
              + " (?:article|story)|temas(?: relacionados)?|más sobre|archivado en|palabras"
              + " clave|tópicos|assuntos|mais sobre|palavras-chave|parole"
              + " chiave|sujets?|thèmes|thématiques|mots[- ]clés|en savoir plus"
              + " sur|onderwerpen|trefwoorden|(?:lees )?meer over|emner|emneord|ämnen|(?:läs )?mer"
              + " om|aiheet|avainsanat|tagi|tematy|słowa kluczowe|témata|štítky|klíčová"
              + " slova|témy|címkék|témák|etichete|oznake|ključne"
              + " riječi|т[еэ]г[иі]|метки|темы|ключевые слова|мітки|ключові"
              + " слова|етикети|тагов[еи]|ознаке|тегтер|ετικέτες|etiket(?:ler)?|(?:ilgili"
              + " )?konular|(?:関連)?(?:キーワード|タグ)|标签|標籤|关键词|關鍵字|태그|키워드|टैग्?स?|برچسب‌?ها|کلیدواژه‌?ها|الكلمات"
              + " المفتاحية|وسوم|תגיות|topik|kata kunci|từ khóa|chủ đề|แท็ก");

  private static final Beginnings OF_ADDRESSES = new Beginnings(ADDRESS);
  private static final Beginnings OF_LABELS = new Beginnings(LABEL);

  private static final Pattern COMMA = Pattern.compile("\\s*[,;]$");

  /** What follows the tags of an article. */
  private static final Pattern MORE =
      ShownLine.words(
          "(?:(?:all|more|show|view|see|alle|mehr|tous|toutes|todos|все|всі)\\s+)+"
              + "(?:topics?|tags?|themen|sujets?|temas|темы|теми|теги)");

  /** A link, or the element of a label before links. */
  private record Spot(Element element, int at, boolean isLink) {}

  private static final NameTest CALLED_TAGS = new NameTest(OF_TAGS);
  private static final NameTest CALLED_CLOUD = new NameTest(CLOUD);

  private final PageWalk walk;
  private final List<Spot> spots = new ArrayList<>();
  private final Map<Element, Optional<Element>> named = new HashMap<>();
  private final Map<Element, List<Element>> lists = new LinkedHashMap<>();

  TagLists(PageWalk walk) {
    this.walk = walk;
  }

  /**
   * The links of the first list of tags behind the title, one whose addresses say so before others;
   * empty if there is none.
   */
  List<String> best() {
    walk.each(this::visit);
    for (Spot spot : spots) {
      if (spot.at >= walk.titleAt() && spot.isLink) {
        addLink(spot.element);
      } else if (spot.at >= walk.titleAt()) {
        addLabelled(spot.element);
      }
    }
    return lists.entrySet().stream()
        .filter(list -> list.getValue().size() <= most(list.getValue()) && !isCloud(list.getKey()))
        .min(Comparator.comparing(list -> list.getValue().stream().noneMatch(TagLists::hasAddress)))
        .map(list -> list.getValue().stream().map(TagLists::tag).toList())
        .orElse(List.of());
  }

  private void visit(Node node, int at) {
    if (node instanceof Element element && element.nameIs("a")) {
      spots.add(new Spot(element, at, true));
    } else if (node instanceof TextNode text) {
      Optional.ofNullable(text.parent())
          .filter(parent -> !parent.nameIs("a") && isLabel(text))
          .ifPresent(parent -> spots.add(new Spot(parent, at, false)));
    }
  }

  private static boolean isLabel(TextNode node) {
    String text = node.getWholeText().strip();
    if (text.isEmpty() || text.length() > LONGEST_LABEL || !OF_LABELS.has(text.charAt(0))) {
      return false;
    }
    int end = text.length();
    while (end > 0 && isLabelEnd(text.charAt(end - 1))) {
      end--;
    }
    return LABEL.matcher(text).region(0, end).matches();
  }

  private static boolean isLabelEnd(char c) {
    return c == ':' || c == '：' || Character.isWhitespace(c);
  }

  /** WordPress marks categories too: {@code rel="category tag"}. */
  private void addLink(Element link) {
    String rel = Markup.attribute(link, "rel");
    Element parent = link.parent();
    if (parent == null || rel.contains("category")) {
      return;
    }
    Optional<Element> list = named.computeIfAbsent(parent, this::named);
    if (rel.contains("tag")) {
      add(list.orElseGet(() -> whole(parent)), link);
    } else if (list.isPresent()) {
      list.filter(l -> belongs(l)).ifPresent(l -> add(l, link));
    } else if (hasAddress(link)) {
      Optional.of(whole(parent))
          .filter(l -> isListOfAddresses(l) && belongs(l))
          .ifPresent(l -> add(l, link));
    } else if (CALLED_TAGS.fits(link)) {
      Optional.of(whole(parent))
          .filter(l -> isListOfNamed(l) && belongs(l))
          .ifPresent(l -> add(l, link));
    }
  }

  private void addLabelled(Element label) {
    Stream.iterate(label, e -> e != null && !walk.isAroundTitle(e), Element::parent)
        .limit(LABEL_LEVELS)
        .flatMap(e -> hasLinks(e) ? Stream.of(e) : next(e))
        .findFirst()
        .filter(list -> !lists.containsKey(list) && isMostlyLinks(list) && belongs(list))
        .ifPresent(list -> links(list).forEach(link -> add(list, link)));
  }

  /** The list right behind its label, where all around them is the article. */
  private static Stream<Element> next(Element label) {
    return Optional.ofNullable(label.nextElementSibling())
        .filter(next -> links(next).limit(2).count() == 2 && isMostlyLinks(next))
        .stream();
  }

  private void add(Element list, Element link) {
    String text = tag(link);
    boolean isTag = !OF_TAGS.matcher(text).matches() && !MORE.matcher(text).matches();
    if (isTag && !text.isEmpty() && text.length() <= LONGEST_TAG && !leadsNowhere(link)) {
      lists.computeIfAbsent(list, _ -> new ArrayList<>()).add(link);
    }
  }

  private static String tag(Element link) {
    return COMMA.matcher(shown(link).strip()).replaceFirst("");
  }

  /** The text of a link; a drawing in it has a title of its own. */
  private static String shown(Element link) {
    if (link.getElementsByTag("svg").isEmpty()) {
      return link.text();
    }
    Element copy = link.clone();
    copy.getElementsByTag("svg").remove();
    return copy.text();
  }

  /** A button, or a link to another part of the page. */
  private static boolean leadsNowhere(Element link) {
    String address = Markup.attribute(link, "href");
    return address.startsWith("#") || address.startsWith("javascript:");
  }

  /** Links that say to be tags of their page are hardly those of the whole site. */
  private static int most(List<Element> links) {
    boolean isTold = links.stream().allMatch(a -> Markup.attribute(a, "rel").contains("tag"));
    return isTold ? MOST_TOLD : MOST;
  }

  private boolean isCloud(Element list) {
    return Stream.iterate(list, e -> e != null, Element::parent)
        .limit(LEVELS)
        .anyMatch(CALLED_CLOUD::fits);
  }

  private boolean belongs(Element list) {
    return !walk.isAroundTitle(list) && !new ShownLine(list, "", 0).isElsewhere(walk);
  }

  private static Stream<Element> links(Element list) {
    return list.stream().filter(e -> e.nameIs("a"));
  }

  private static boolean hasLinks(Element element) {
    return links(element).findAny().isPresent();
  }

  /** A paragraph with links, or an article, has more text beside them than a label. */
  private static boolean isMostlyLinks(Element list) {
    List<String> texts = links(list).limit(MOST + 1).map(Element::text).toList();
    int linked = texts.stream().mapToInt(String::length).sum();
    return texts.size() <= MOST
        && texts.stream().allMatch(text -> text.length() <= LONGEST_TAG)
        && list.text().length() <= 2 * linked + LONGEST_LABEL;
  }

  /**
   * One such link alone is more often the article's section; several with the same tag say where a
   * reader came from: {@code ?tag=related}.
   */
  private static boolean isListOfAddresses(Element list) {
    return isMostlyLinks(list)
        && links(list).flatMap(a -> address(a).stream()).distinct().limit(2).count() == 2;
  }

  /** One link alone that is called a tag is the kicker of a headline. */
  private static boolean isListOfNamed(Element list) {
    return isMostlyLinks(list) && links(list).filter(CALLED_TAGS::fits).limit(2).count() == 2;
  }

  private static boolean hasAddress(Element link) {
    return address(link).isPresent();
  }

  /** The part of the link's path or query that names a tag, if any does. */
  private static Optional<String> address(Element link) {
    String address = Markup.attribute(link, "href");
    for (int i = 1; i < address.length(); i++) {
      if ("/?&".indexOf(address.charAt(i - 1)) >= 0 && OF_ADDRESSES.has(address.charAt(i))) {
        Matcher tag = ADDRESS.matcher(address).region(i, address.length());
        if (tag.lookingAt()) {
          return Optional.of(tag.group());
        }
      }
    }
    return Optional.empty();
  }

  /** The list around, if its name says so. WordPress names articles by their tags. */
  private Optional<Element> named(Element from) {
    Optional<Element> found = Optional.empty();
    Element around = from;
    for (int level = 0; around != null && level < LEVELS && !walk.isAroundTitle(around); level++) {
      if (CALLED_TAGS.fits(around) && !around.nameIs("article")) {
        found = Optional.of(around);
      }
      around = around.parent();
    }
    return found.map(this::whole);
  }

  /** Where each link has an element of its own, the list is around them. */
  private Element whole(Element named) {
    Element parent = named.parent();
    boolean isOne = links(named).limit(2).count() == 1;
    return parent != null && isOne && !walk.isAroundTitle(parent) ? parent : named;
  }
}
