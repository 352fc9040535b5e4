package dev.broadsheet.corpus;

import dev.broadsheet.corpus.SplitRule.DateShares;
import dev.broadsheet.corpus.SplitRule.FromDays;
import dev.broadsheet.corpus.SplitRule.NamedSites;
import dev.broadsheet.corpus.SplitRule.SiteShares;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a plan asks for, with every default said, as a manifest tells it. */
final class Understood {
  private Understood() {}

  static JsonNode of(CorpusPlan plan) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("choice", plan.choice());
    plan.duplicates().ifPresent(keep -> query.put("near-duplicates", of(keep)));
    plan.sample().ifPresent(sample -> query.put("sample", sample));
    plan.split().ifPresent(rule -> query.put("split", of(rule)));
    query.put("formats", plan.forms());
    // read back, so that it is equal to what a manifest's file says
    return Manifest.JSON.readTree(Manifest.JSON.writeValueAsString(query));
  }

  private static Object of(Keep keep) {
    return switch (keep) {
      case Keep.First _ -> "first";
      case Keep.Longest _ -> "longest";
      case Keep.Preferred preferred -> Map.of("prefer", preferred.sites());
    };
  }

  private static Map<String, Object> of(SplitRule rule) {
    Map<String, Object> said = new LinkedHashMap<>();
    switch (rule) {
      case SiteShares r -> {
        said.put("by", "site");
        said.put("shares", r.shares());
        said.put("seed", r.seed());
      }
      case NamedSites r -> {
        said.put("by", "site");
        said.put("sites", r);
      }
      case DateShares r -> {
        said.put("by", "date");
        said.put("shares", r.shares());
      }
      case FromDays r -> {
        said.put("by", "date");
        said.put("from", r);
      }
    }
    return said;
  }
}
