package dev.broadsheet.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A body as headlines and paragraphs, letter by letter: a quote is a paragraph; a list is one
 * paragraph or one an item, as the other has it, and so are the rows of a table.
 */
record Structure(List<Line> lines) {
  /** Shorter texts may stand in another by chance. */
  private static final int UNMISTAKABLE = 25;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /**
   * A headline or paragraph.
   *
   * @param joint whether it may as well be one with the next
   */
  record Line(String text, boolean headline, boolean joint) {
    String key() {
      return SameText.key(text);
    }
  }

  Structure {
    lines = lines.stream().filter(l -> !l.key().isEmpty()).toList();
  }

  static Structure ofTruth(JsonNode truth) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode section : truth.path("sections")) {
      strings(section.path("headline")).forEach(h -> lines.add(new Line(h, true, false)));
      strings(section.path("paragraphs")).forEach(p -> lines.add(new Line(p, false, false)));
    }
    return new Structure(lines);
  }

  static Structure ofBody(JsonNode body) {
    List<Line> lines = new ArrayList<>();
    for (JsonNode block : body) {
      switch (block.path("type").asString()) {
        case "heading" -> lines.add(new Line(block.path("text").asString(), true, false));
        case "listing" -> addJoint(lines, strings(block.path("items")).toList());
        case "table" ->
            addJoint(
                lines,
                StreamSupport.stream(block.path("rows").spliterator(), false)
                    .map(row -> String.join(" ", strings(row).toList()))
                    .toList());
        default -> lines.add(new Line(block.path("text").asString(""), false, false));
      }
    }
    return new Structure(lines);
  }

  private static void addJoint(List<Line> lines, List<String> items) {
    for (int i = 0; i < items.size(); i++) {
      lines.add(new Line(items.get(i), false, i + 1 < items.size()));
    }
  }

  static Stream<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString);
  }

  /** What of it stands somewhere in the other, too: the rest is not a matter of structure. */
  Structure sharedWith(Structure other) {
    Set<String> keys = other.lines.stream().map(Line::key).collect(Collectors.toSet());
    String whole = String.join("", other.lines.stream().map(Line::key).toList());
    return new Structure(
        lines.stream()
            .filter(
                l ->
                    keys.contains(l.key())
                        || (l.key().length() >= UNMISTAKABLE && whole.contains(l.key())))
            .toList());
  }

  Structure without(Set<String> keys) {
    return new Structure(lines.stream().filter(l -> !keys.contains(l.key())).toList());
  }

  List<String> headlines() {
    return lines.stream().filter(Line::headline).map(Line::key).toList();
  }

  /** Whether the paragraphs are the same, in the same order. */
  boolean dividesAs(Structure other) {
    Set<Integer> free = new HashSet<>();
    Set<Integer> cuts = new HashSet<>();
    String here = divide(cuts, free);
    Set<Integer> otherCuts = new HashSet<>();
    String there = other.divide(otherCuts, free);
    cuts.removeAll(free);
    otherCuts.removeAll(free);
    return here.equals(there) && cuts.equals(otherCuts);
  }

  private String divide(Set<Integer> cuts, Set<Integer> free) {
    StringBuilder letters = new StringBuilder();
    for (Line line : lines) {
      if (!line.headline()) {
        letters.append(line.key());
        (line.joint() ? free : cuts).add(letters.length());
      }
    }
    return letters.toString();
  }

  List<String> words() {
    return lines.stream().flatMap(l -> SPACE.splitAsStream(l.text())).map(SameText::key).toList();
  }
}
