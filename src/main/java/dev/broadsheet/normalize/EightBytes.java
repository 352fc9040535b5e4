package dev.broadsheet.normalize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes looked at together, for those who pass over long texts to find a few bytes. */
public final class EightBytes {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private EightBytes() {}

  /** The eight from a place on, which must be there. */
  public static long at(byte[] bytes, int place) {
    return (long) EIGHT.get(bytes, place);
  }

  /** Eight times the same byte. */
  public static long all(int value) {
    return value * ONES;
  }

  /** Whether one of them is zero. */
  public static boolean hasZero(long eight) {
    return ((eight - ONES) & ~eight & HIGH_BITS) != 0;
  }

  /** Whether all are ASCII. */
  public static boolean areAscii(long eight) {
    return (eight & HIGH_BITS) == 0;
  }
}
