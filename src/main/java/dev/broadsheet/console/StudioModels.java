package dev.broadsheet.console;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.AdapterKeys;
import dev.broadsheet.article.Field;
import dev.broadsheet.extract.Trial;
import dev.broadsheet.workshop.FieldRegion;
import dev.broadsheet.workshop.Pointed;
import dev.broadsheet.workshop.Recording;
import dev.broadsheet.workshop.SiteCheck;
import dev.broadsheet.workshop.StudioDesk;
import dev.broadsheet.workshop.StudioPreview;
import dev.broadsheet.workshop.StudioView;
import dev.broadsheet.workshop.TextChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** What the templates of the studio show. */
public final class StudioModels {
  private static final int MOST_VALUES = 12;
  private static final int LONGEST = 220;

  private StudioModels() {}

  /**
   * Where a person begins.
   *
   * @param begun an address, a site or an article to begin with, from another page
   * @param problem what was wrong with the last one; empty where nothing was
   */
  public record Start(
      List<String> sites,
      List<StudioDesks.Place> desks,
      Map<String, String> begun,
      String problem) {
    public Start {
      sites = List.copyOf(sites);
      desks = List.copyOf(desks);
      begun = Map.copyOf(begun);
    }
  }

  /**
   * A desk with one of its pages.
   *
   * @param text of the adapter
   */
  public record Desk(
      String id,
      StudioDesk desk,
      String text,
      View view,
      List<AdapterKeys.Section> keys,
      int page,
      Dress dress) {
    public Desk {
      keys = List.copyOf(keys);
    }
  }

  /**
   * The style sheets that a desk's pages ask for and don't have.
   *
   * @param lacking how many may be asked for
   * @param troubles why others, or some of them, could not be had
   */
  public record Dress(int lacking, List<String> troubles) {
    public Dress {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * A page as the text reads it.
   *
   * @param text the text, where it was changed here
   */
  public record View(StudioView view, List<StudioPreview> previews, Optional<String> text) {
    /** Fields that most articles have are told, also where they are missing. */
    private static final Set<Field> USUAL =
        Set.of(Field.TITLE, Field.LEAD, Field.BODY, Field.PUBLISHED, Field.AUTHORS, Field.TAGS);

    public View {
      previews = List.copyOf(previews);
    }

    /** The fields that there is something to tell of. */
    public List<Field> fields() {
      return Arrays.stream(Field.values())
          .filter(
              f ->
                  USUAL.contains(f)
                      || view.region(f).isPresent()
                      || !view.own().getOrDefault(f, List.of()).isEmpty())
          .toList();
    }

    public List<Trial.Tried> tried(Field field, boolean inherited) {
      return view.tried().stream()
          .filter(t -> t.field() == field && t.inherited() == inherited)
          .filter(t -> !inherited || t.verdict() != Trial.Verdict.NOTHING)
          .toList();
    }

    public List<String> own(Field field) {
      return view.own().getOrDefault(field, List.of());
    }

    /** What the frame marks, in somebody's language, as JSON. */
    public String marks(Texts texts) {
      List<Map<String, Object>> regions = new ArrayList<>();
      for (FieldRegion region : view.regions()) {
        regions.add(Map.of("field", region.field().key(), "elements", region.elements()));
      }
      List<Map<String, Object>> struck = new ArrayList<>();
      view.struck()
          .forEach(
              line ->
                  line.element()
                      .ifPresent(
                          element ->
                              struck.add(
                                  Map.of(
                                      "element",
                                      element,
                                      "by",
                                      texts.of("studio.why." + line.leftOut().why())
                                          + " "
                                          + line.leftOut().rule()))));
      Map<String, Object> marks = new LinkedHashMap<>();
      marks.put("regions", regions);
      marks.put("struck", struck);
      return JsonMapper.shared().writeValueAsString(marks);
    }

    /** The lines that mistakes stand in, for the numbers beside the text. */
    public String wrongLines() {
      return String.join(
          ",", view.mistakes().stream().map(m -> line(m)).filter(l -> !l.isEmpty()).toList());
    }
  }

  /** The beginning of some values. */
  public static String excerpt(List<String> values) {
    String all = String.join(" · ", values.subList(0, Math.min(MOST_VALUES, values.size())));
    return all.codePointCount(0, all.length()) <= LONGEST
        ? all
        : all.substring(0, all.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** The number of the line that a mistake stands in; empty where it is in none. */
  public static String line(Mistake mistake) {
    int colon = mistake.where().lastIndexOf(':');
    String line = mistake.where().substring(colon + 1);
    return colon > 0 && line.chars().allMatch(Character::isDigit) ? line : "";
  }

  /**
   * An element that somebody points at.
   *
   * @param own the candidates that the field has already
   */
  public record At(Pointed pointed, List<String> own, List<StudioDesk.Leaf> leaves) {
    public At {
      own = List.copyOf(own);
      leaves = List.copyOf(leaves);
    }
  }

  /** What saving would do, and what it did. */
  public sealed interface Saving {
    /** Before it is saved. */
    record Asked(String file, TextChange change) implements Saving {}

    record Done(String file) implements Saving {}

    record Wrong(List<Mistake> mistakes) implements Saving {
      public Wrong {
        mistakes = List.copyOf(mistakes);
      }
    }

    record Meanwhile(String file, TextChange change, String seen) implements Saving {}

    /**
     * Another adapter is there.
     *
     * @param canOpen whether it can be opened by the name of its site
     */
    record There(String file, String site, boolean canOpen, TextChange change, String seen)
        implements Saving {}
  }

  /** What became of what takes a while. */
  public sealed interface Told {
    /** Style sheets came, or some did. */
    record Dressed(Dress dress) implements Told {}

    record Recorded(Recording recording, SiteCheck check) implements Told {}

    record Checked(SiteCheck check) implements Told {}

    record Failed(String why) implements Told {}
  }
}
