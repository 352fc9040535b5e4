package dev.broadsheet.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Golden;
import dev.broadsheet.adapter.AdapterException.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterReferenceTest {
  @Test
  void saysWhatTheDefinitionsSay() throws IOException {
    Golden.hold(Path.of("docs/adapter-reference.md"), AdapterReference.page());
  }

  @Test
  void showsAnAdapterThatLoads(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("adapter.yaml"), AdapterReference.EXAMPLE);

    assertThat(Adapters.load(List.of(folder)).mistakes()).isEmpty();
  }

  @Test
  void givesForEveryKeyAnExampleThatIsRight() {
    List<Mistake> mistakes = new ArrayList<>();
    for (Shape<?> shape : AdapterSchema.shapes(AdapterShapes.ADAPTER).values()) {
      for (Key<?> key : shape.keys()) {
        Spot file = Spot.ofFile(shape.name() + "." + key.name(), mistakes);
        Yaml.read("example: " + key.example(), file)
            .flatMap(root -> root.get("example"))
            .ifPresentOrElse(node -> key.kind().read(node, file), () -> file.wrong("no example"));
      }
    }

    assertThat(mistakes).isEmpty();
  }
}
