package dev.broadsheet.extract;

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
    Optional<String> below = text(fields, Field.CAPTION, c -> !SameText.key(c).equals(said));
    Optional<String> credit = text(fields, Field.CREDIT, _ -> true);
    List<Image> images = new ArrayList<>();
    Captions.image(url, below, credit).ifPresent(images::add);
    for (Block block : body) {
      if (block instanceof Block.Figure figure) {
        add(images, figure.image());
      }
    }
    return images.stream().limit(MAX).toList();
  }

  private static Optional<String> text(FieldReader fields, Field field, Predicate<String> says) {
    return fields.one(
        field, (_, text) -> Optional.of(Texts.clean(text)).filter(t -> !t.isEmpty()).filter(says));
  }

  /** A picture that is there already only gives what was not known of it. */
  private static void add(List<Image> images, Image image) {
    for (int i = 0; i < images.size(); i++) {
      Image there = images.get(i);
      if (there.url().isPresent() && there.url().equals(image.url())) {
        images.set(
            i,
            new Image(
                there.url(), there.caption().or(image::caption), there.credit().or(image::credit)));
        return;
      }
    }
    images.add(image);
  }
}
