package dev.broadsheet.export;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.archive.RawArchive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A format before its options are chosen: what users are told of it, and what makes it.
 *
 * @param what a sentence that says what it is
 * @param keeps what of an article it has
 */
public record FormatKind(
    String name, String what, String keeps, List<FormatOption<?>> options, Maker maker) {

  /** Makes a format of its options; a raw page is asked for by those formats that need it. */
  interface Maker extends BiFunction<FormatValues, Supplier<RawArchive>, ExportFormat> {}

  public FormatKind {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(keeps, "keeps");
    options = List.copyOf(options);
    Objects.requireNonNull(maker, "maker");
  }

  /** A format of one file that can be compressed as a whole. */
  static FormatKind compressible(
      String name, String what, String keeps, List<FormatOption<?>> options, Maker maker) {
    List<FormatOption<?>> all = new ArrayList<>(options);
    all.add(Compression.OPTION);
    return new FormatKind(name, what, keeps, all, maker);
  }

  /**
   * The format with these options.
   *
   * @param out where it will be written: the name may tell the compression
   * @throws AdapterException with every mistake in the options
   */
  public ExportFormat with(Map<String, String> given, Path out, Supplier<RawArchive> raw) {
    List<Mistake> mistakes = new ArrayList<>();
    FormatValues values = FormatValues.read(name, options, given, mistakes);
    if (!mistakes.isEmpty()) {
      throw new AdapterException(mistakes);
    }
    ExportFormat plain = maker.apply(values, raw);
    return options.contains(Compression.OPTION) && plain instanceof FileFormat file
        ? values.get(Compression.OPTION).of(out).around(file)
        : plain;
  }
}
