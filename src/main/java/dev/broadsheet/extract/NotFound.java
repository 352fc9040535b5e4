package dev.broadsheet.extract;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Pages that say to people that there is nothing here, and to programs that all is well. */
final class NotFound {
  /** An article about a page that was not found is longer. */
  private static final int LONGEST = 120;

  private static final Pattern SAYS =
      Pattern.compile(
          "(?iu)^404\\W*(?:$|[|:–—-]|not"
              + " found|error|ошибка)|^(?:error|ошибка|помилка|fehler|erreur)\\W{0,3}404\\b|(?:page|article|story)"
              + " (?:was |is |could )?not (?:be )?found|page (?:does not|doesn['’]t|no longer)"
              + " exists?|(?:страница|материал|новость|публикация|статья) не"
              + " (?:найден|существует)|(?:такой|такая) страниц\\S+"
              + " не|(?:сторінку|сторінка|матеріал|новину) не"
              + " (?:знайден|існує)|(?:старонка|страницата) не|seite (?:wurde )?nicht gefunden|page"
              + " (?:non trouvée|introuvable)|página no encontrada|página não encontrada|pagina non"
              + " trovata|strona nie (?:została znaleziona|istnieje)|stránka nenalezena");

  private NotFound() {}

  /** What is wrong with a page that is no article but says so; empty for all others. */
  static Optional<Problem> told(ParsedPage page, Optional<Article> article) {
    if (article.filter(a -> a.hasMoreWords(LONGEST)).isPresent()) {
      return Optional.empty();
    }
    return Stream.concat(
            Stream.of(page.title()), page.tagged("h1").stream().limit(2).map(Element::text))
        .filter(line -> SAYS.matcher(line.strip()).find())
        .findFirst()
        .map(
            line ->
                new Problem(
                    Problem.Kind.NOT_AN_ARTICLE,
                    Optional.empty(),
                    "a page that says it is not found: \"" + line + "\""));
  }
}
