package dev.broadsheet.workshop;

import dev.broadsheet.article.Block;
import dev.broadsheet.article.Article;
import dev.broadsheet.extract.SameText;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Wrapper induction: from pages whose articles are known to an adapter that finds them. */
public final class Induction {
  /** Below that a body's container is not believed: the page is searched instead. */
  private static final double SOUND = 0.95;

  private Induction() {}

  /** An adapter of one site from its pages; what could not be found is told in its notes. */
  public static Draft of(List<Specimen> specimens) {
    Set<String> residue = residue(specimens);
    List<KnownText> texts = specimens.stream().map(s -> new KnownText(s, residue)).toList();
    List<Sight> sights = specimens.stream().map(Sight::of).toList();
    URI url = specimens.getFirst().page().url();
    String host = url.getHost();
    ZoneId zone = ZoneGuess.of(specimens);
    String site = host.startsWith("www.") ? host.substring(4) : host;
    return new Draft(
        site,
        site,
        mostly(specimens.stream().map(s -> s.known().language()).flatMap(Optional::stream).toList()),
        zone,
        specimens.stream().map(s -> s.page().url().getHost()).distinct().toList(),
        List.of(),
        new FieldInduction(sights, zone).induce(),
        new BodyInduction(texts).induce().filter(b -> b.agreement() >= SOUND),
        List.of());
  }

  public static String yaml(Draft draft) {
    return DraftYaml.of(draft);
  }

  private static Optional<String> mostly(List<String> values) {
    return values.stream()
        .collect(Collectors.groupingBy(v -> v, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
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
