package dev.broadsheet.workshop;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import java.util.Objects;

/**
 * How one text becomes another, line by line.
 *
 * @param lines of a unified diff, without its head; none where nothing changes
 */
public record TextChange(List<String> lines) {
  private static final int AROUND = 3;
  private static final int HEAD = 2;

  public TextChange {
    lines = List.copyOf(lines);
  }

  static TextChange of(String before, String after) {
    Objects.requireNonNull(before, "before");
    List<String> old = before.lines().toList();
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "", "", old, DiffUtils.diff(old, after.lines().toList()), AROUND);
    return new TextChange(diff.isEmpty() ? diff : diff.subList(HEAD, diff.size()));
  }
}
