package dev.broadsheet.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseDocsTest {
  private static final Pattern CASE = Pattern.compile("```yaml\n(url: .+?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void readsTheCaseThatTheGuideShows() throws IOException {
    String guide = Files.readString(Path.of("docs/adapters.md"));
    String shown =
        CASE.matcher(guide).results().map((MatchResult m) -> m.group(1)).findFirst().orElseThrow();
    Site site = new Site(folder);
    site.write("adapter.yaml", "site: example.org\ntimezone: UTC\nextends: news\n");
    site.write("cases/shown.yaml", shown);
    site.write("cases/shown.html", Site.PAGE);
    SiteAdapter adapter = Adapters.load(List.of(folder)).bySite("example.org").orElseThrow();
    List<Mistake> mistakes = new ArrayList<>();

    List<Case> cases = Cases.read(adapter, mistakes);

    assertThat(mistakes).isEmpty();
    Case read = cases.getFirst();
    assertThat(read.expected())
        .containsEntry("subtitle", List.of())
        .containsEntry("tags", List.of("birds", "sea"))
        .containsEntry(
            "text",
            List.of(
                "The keeper counted the birds twice.", "They will stay until the ice is gone."));
    assertThat(read.without()).containsExactly("calendar", "Read also");
  }
}
