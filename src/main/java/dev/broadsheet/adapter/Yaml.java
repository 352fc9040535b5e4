package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
import dev.broadsheet.adapter.YamlNode.Sequence;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads the plain part of YAML 1.2 into nodes that know their lines. What lets one text mean
 * another (anchors, aliases, tags, several documents, a key given twice) is refused, and so is a
 * file of more than {@value #MAX_BYTES} bytes or nested deeper than {@value #MAX_DEPTH}.
 */
public final class Yaml {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 20;
  private static final YAMLFactory FACTORY = YAMLFactory.builder().build();
  private static final Pattern ENGINE_PLACE = Pattern.compile("line (\\d+), column \\d+");

  private final YAMLParser parser;
  private final Spot file;

  private Yaml(YAMLParser parser, Spot file) {
    this.parser = parser;
    this.file = file;
  }

  /** The file's mapping; empty where mistakes were added that leave nothing to read. */
  public static Optional<Mapping> read(Path path, List<Mistake> mistakes) {
    Spot file = Spot.ofFile(shown(path), mistakes);
    return text(path, file).flatMap(text -> read(text, file));
  }

  /** The text of a file. */
  static Optional<String> text(Path path, Spot file) {
    try {
      long size = Files.size(path);
      if (size <= MAX_BYTES) {
        return Optional.of(Files.readString(path));
      }
      file.wrong("found " + size + " bytes, expected at most " + MAX_BYTES);
    } catch (CharacterCodingException e) {
      file.wrong("found bytes that are not UTF-8, expected a text in UTF-8");
    } catch (IOException e) {
      file.wrong("can't be read: " + e);
    }
    return Optional.empty();
  }

  /** The mapping of a text that stands in a file. */
  public static Optional<Mapping> read(String text, Spot file) {
    try (YAMLParser parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new Yaml(parser, file).document();
    } catch (JacksonException e) {
      syntaxError(e, file);
    } catch (Refused e) {
      new Spot(file.file(), e.line, "", file.mistakes()).wrong(e.what);
    }
    return Optional.empty();
  }

  /** A path as its author knows it: relative to the working directory where it lies below that. */
  public static String shown(Path path) {
    if (!path.getFileSystem().equals(FileSystems.getDefault())) {
      return path.toString();
    }
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }

  private Optional<Mapping> document() {
    if (parser.nextToken() == null) {
      file.wrong("found an empty file, expected keys and values");
      return Optional.empty();
    }
    YamlNode root = node("", 0);
    if (parser.nextToken() != null) {
      throw new Refused(line(), "found a second document, expected one in a file");
    }
    if (root instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    file.wrong("found " + root.words() + ", expected keys and values");
    return Optional.empty();
  }

  private YamlNode node(String path, int depth) {
    refuseWhatIsNotPlain(depth);
    int line = line();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(path, line, depth);
      case START_ARRAY -> sequence(path, line, depth);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(Scalar.Type.NUMBER, line);
      case VALUE_TRUE, VALUE_FALSE -> scalar(Scalar.Type.FLAG, line);
      case VALUE_NULL -> new Scalar("", Scalar.Type.NOTHING, line);
      case VALUE_STRING -> scalar(Scalar.Type.TEXT, line);
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new Refused(line, "found " + parser.currentToken() + ", expected a value");
    };
  }

  private Mapping mapping(String path, int line, int depth) {
    List<Mapping.Entry> entries = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = Objects.requireNonNull(parser.currentName());
      int keyLine = line();
      String below = path.isEmpty() ? key : path + "." + key;
      parser.nextToken();
      YamlNode value = node(below, depth + 1);
      Integer first = lines.putIfAbsent(key, keyLine);
      if (first == null) {
        entries.add(new Mapping.Entry(key, keyLine, value));
      } else {
        new Spot(file.file(), keyLine, below, file.mistakes())
            .wrong("found the key a second time, expected it once: it stands in line " + first);
      }
    }
    return new Mapping(entries, line);
  }

  private Sequence sequence(String path, int line, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(path + "[" + items.size() + "]", depth + 1));
    }
    return new Sequence(items, line);
  }

  private Scalar scalar(Scalar.Type type, int line) {
    return new Scalar(parser.getString(), type, line);
  }

  private void refuseWhatIsNotPlain(int depth) {
    if (depth > MAX_DEPTH) {
      throw new Refused(line(), "found values nested deeper than " + MAX_DEPTH);
    }
    if (parser.isCurrentAlias()) {
      throw new Refused(line(), "found the alias *" + parser.getString() + ", expected the value");
    }
    if (parser.getObjectId() != null) {
      throw new Refused(
          line(), "found the anchor &" + parser.getObjectId() + ", expected plain values");
    }
    if (parser.getTypeId() != null) {
      throw new Refused(line(), "found a tag (" + parser.getRawTag() + "), expected plain values");
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /**
   * The engine tells context and problem, each followed by an indented place and an excerpt; the
   * last place is the problem's.
   */
  private static void syntaxError(JacksonException e, Spot file) {
    String message = e.getOriginalMessage();
    int line =
        ENGINE_PLACE
            .matcher(message)
            .results()
            .map((MatchResult r) -> Integer.parseInt(r.group(1)))
            .reduce((a, b) -> b)
            .orElseGet(() -> e.getLocation() == null ? 1 : e.getLocation().getLineNr());
    String told =
        message
            .lines()
            .filter(l -> !l.isBlank() && !l.startsWith(" "))
            .collect(Collectors.joining(": "));
    new Spot(file.file(), line, "", file.mistakes()).wrong("not YAML: " + told);
  }

  /** Ends the reading of a file: what follows can't be trusted to mean what it says. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int line;
    private final String what;

    Refused(int line, String what) {
      super(what, null, false, false);
      this.line = line;
      this.what = what;
    }
  }
}
