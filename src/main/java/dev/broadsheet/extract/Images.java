package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Image;
import dev.broadsheet.normalize.CanonicalUrl;
import dev.broadsheet.normalize.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/** The pictures of an article: the main one first, then those of the body. */
final class Images {
  private static final int MAX = 100;

  private Images() {}

  /**
   * Reads the pictures.
   *
   * @param title says nothing of a picture: sites without a caption repeat it there
   */
  static List<Image> read(FieldReader fields, List<Block> body, Optional<String> title) {
    URI base = fields.page().url();
    Optional<String> url =
        fields.one(Field.IMAGE, (_, text) -> CanonicalUrl.resolve(base, text).map(URI::toString));
    String said = title.map(SameText::key).orElse("");
    boolean isFigures = url.isEmpty() || isInFigure(fields, url.get());
    Optional<String> below =
        text(fields, Field.CAPTION, isFigures, c -> !SameText.key(c).equals(said));
    Optional<String> credit = text(fields, Field.CREDIT, isFigures, _ -> true);
    List<Image> images = new ArrayList<>();
    Captions.image(url, below, credit).ifPresent(images::add);
    for (Block block : body) {
      if (block instanceof Block.Figure figure) {
        add(images, figure.image());
      }
    }
    return images.stream().limit(MAX).toList();
  }

  /**
   * Whether the first caption on the page may be the main picture's: the metadata often names
   * another one than those that the page shows, or a logo.
   */
  private static boolean isInFigure(FieldReader fields, String main) {
    List<String> shown =
        fields.page().tagged("figcaption").stream()
            .flatMap(caption -> Optional.ofNullable(caption.closest("article figure")).stream())
            .limit(1)
            .flatMap(figure -> figure.stream().filter(Images::isPicture))
            .flatMap(picture -> Markup.imageAddress(picture).stream())
            .toList();
    return shown.isEmpty() || shown.stream().anyMatch(url -> SamePicture.maybe(url, main));
  }

  private static boolean isPicture(Element element) {
    return Markup.isImage(element) || element.nameIs("source");
  }

  private static Optional<String> text(
      FieldReader fields, Field field, boolean isFigures, Predicate<String> says) {
    return fields.one(
        field,
        (candidate, text) ->
            Optional.of(Texts.clean(text))
                .filter(t -> !t.isEmpty())
                .filter(_ -> isFigures || candidate.filter(Images::isOfFigures).isEmpty())
                .filter(says));
  }

  private static boolean isOfFigures(Candidate candidate) {
    return candidate.inherited() && candidate.selector() instanceof Selector.Css;
  }

  /** A picture that is there already only gives what was not known of it. */
  private static void add(List<Image> images, Image image) {
    for (int i = 0; i < images.size(); i++) {
      Image there = images.get(i);
      if (isSame(there, image)) {
        images.set(
            i,
            new Image(
                there.url().or(image::url),
                there.caption().or(image::caption),
                there.credit().or(image::credit)));
        return;
      }
    }
    images.add(image);
  }

  private static boolean isSame(Image one, Image other) {
    boolean areNamed = one.url().isPresent() && other.url().isPresent();
    return areNamed
        ? SamePicture.same(one.url().get(), other.url().get())
        : one.caption().isPresent() && one.caption().equals(other.caption());
  }
}
