package dev.broadsheet.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a port. */
final class PortArgument implements ITypeConverter<Integer> {
  private static final int LAST = 65_535;

  @Override
  public Integer convert(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST) {
      throw new TypeConversionException(
          "found \"" + text + "\", expected a number from 0 to " + LAST);
    }
    return Integer.valueOf(text);
  }
}
