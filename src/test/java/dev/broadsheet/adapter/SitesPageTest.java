package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SitesPageTest {
  private static final List<SiteAdapter> SITES = Adapters.load(List.of(Path.of("adapters"))).all();

  private static final Set<String> KINDS =
      Set.of("national", "regional", "agency", "government", "magazine", "broadcaster");

  @Test
  void listsTheSitesThatComeWithTheProgram() throws IOException {
    Golden.hold(Path.of("docs/sites.md"), SitesPage.of(SITES));
  }

  @Test
  void findsEachByCountryLanguageAndKind() {
    assertThat(SITES)
        .allSatisfy(
            site -> {
              assertThat(site.country()).as(site.site()).isPresent();
              assertThat(site.language()).as(site.site()).isPresent();
              assertThat(site.tags()).as(site.site()).isNotEmpty().isSubsetOf(KINDS);
            });
  }
}
