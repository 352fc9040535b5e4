package dev.broadsheet.cli;

import dev.broadsheet.adapter.Kinds;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers of bytes as adapters write them. */
final class SizeArgument implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      return Kinds.size(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "found \"" + text + "\", expected a size such as 200MB or 2GB");
    }
  }
}
