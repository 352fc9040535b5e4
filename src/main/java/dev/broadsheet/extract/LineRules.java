package dev.broadsheet.extract;

import dev.broadsheet.adapter.LineRule;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Applies an adapter's rules on whole lines to a body: every text block and list item is one. */
final class LineRules {
  private final List<LineRule> rules;
  private final Map<Field, Taken> taken = new EnumMap<>(Field.class);
  private boolean cut;

  private LineRules(List<LineRule> rules) {
    this.rules = rules;
  }

  /**
   * A field's value that stood in a line of the body.
   *
   * @param rule the line's pattern
   */
  record Taken(String text, String rule) {}

  /**
   * What the rules left.
   *
   * @param taken the first value of each field
   */
  record Result(List<Block> blocks, Map<Field, Taken> taken) {}

  static Result apply(List<LineRule> rules, List<Block> blocks) {
    if (rules.isEmpty()) {
      return new Result(blocks, Map.of());
    }
    LineRules lines = new LineRules(rules);
    List<Block> kept = new ArrayList<>();
    for (Block block : blocks) {
      lines.keep(block).ifPresent(kept::add);
      if (lines.cut) {
        break;
      }
    }
    return new Result(kept, lines.taken);
  }

  private Optional<Block> keep(Block block) {
    return switch (block) {
      case Block.Paragraph _, Block.Heading _, Block.Quote _ ->
          keepLine(block.text()) ? Optional.of(block) : Optional.empty();
      case Block.Listing(boolean ordered, List<String> items, Optional<String> language) -> {
        List<String> kept = items.stream().takeWhile(i -> !cut).filter(this::keepLine).toList();
        yield kept.isEmpty()
            ? Optional.empty()
            : Optional.of(new Block.Listing(ordered, kept, language));
      }
      case Block.Table _, Block.Figure _, Block.Embed _ -> Optional.of(block);
    };
  }

  private boolean keepLine(String line) {
    Optional<LineRule> met = met(rules, line);
    met.ifPresent(
        rule -> {
          switch (rule) {
            case LineRule.Drop _ -> {}
            case LineRule.Cut _ -> cut = true;
            case LineRule.Take take -> take(take, line);
          }
        });
    return met.isEmpty();
  }

  /** The first rule whose pattern is found in a line. */
  static Optional<LineRule> met(List<LineRule> rules, String line) {
    return rules.stream().filter(rule -> rule.pattern().matcher(line).find()).findFirst();
  }

  private void take(LineRule.Take rule, String line) {
    Matcher matcher = rule.pattern().matcher(line);
    boolean _ = matcher.find();
    int group = 0;
    for (Field field : rule.as()) {
      group++;
      String text = group <= matcher.groupCount() ? matcher.group(group) : matcher.group();
      if (text != null && !text.isBlank()) {
        taken.putIfAbsent(field, new Taken(text.strip(), "line: " + rule.pattern()));
      }
    }
  }
}
