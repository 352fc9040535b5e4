package dev.broadsheet.extract;

import dev.broadsheet.adapter.LooseJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the rows that React's server components send: {@code 5:{…}} is JSON, {@code 24:T1b7b,…} a
 * text of so many bytes; a row refers to another as {@code "$24"}.
 */
final class FlightRows {
  private static final Pattern ROW = Pattern.compile("\\G([0-9a-f]{0,8}):(T([0-9a-f]{1,6}),)?");
  private static final int MAX_ROWS = 5_000;

  private FlightRows() {}

  static List<PageState> read(String name, String rows) {
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    String latin = new String(bytes, StandardCharsets.ISO_8859_1); // a char a byte
    Map<String, JsonNode> refs = new HashMap<>();
    List<JsonNode> roots = new ArrayList<>();
    Matcher row = ROW.matcher(latin);
    int from = 0;
    for (int count = 0; count < MAX_ROWS && row.find(from); count++) {
      int start = row.end();
      int lineEnd = latin.indexOf('\n', start);
      int end = lineEnd < 0 ? latin.length() : lineEnd;
      from = end + 1;
      if (row.group(3) != null) {
        end = Math.min(latin.length(), start + Integer.parseInt(row.group(3), 16));
        from = end;
        refs.put("$" + row.group(1), StringNode.valueOf(utf8(bytes, start, end)));
      } else if (start < end && (latin.charAt(start) == '{' || latin.charAt(start) == '[')) {
        parse(utf8(bytes, start, end), roots);
      }
    }
    return roots.stream().map(root -> new PageState(name, root, refs)).toList();
  }

  private static String utf8(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static void parse(String json, List<JsonNode> roots) {
    try {
      roots.add(LooseJson.readAt(json, 0).node());
    } catch (JacksonException e) { // a row cut off
      return;
    }
  }
}
