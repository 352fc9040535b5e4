package dev.broadsheet.adapter;

import dev.broadsheet.article.Field;
import java.util.List;
import java.util.Optional;

/**
 * What adapters extend, put together with what it extends itself.
 *
 * @param rules named with the base that each came from
 * @param require empty where neither it nor its bases say
 * @param signs by which a page of its platform is known; none for a base of no platform
 * @param digest of its file and of those it extends
 */
record Base(
    FieldRules rules, Optional<List<Field>> require, List<Selector.Css> signs, String digest) {
  /** What stands behind a file that extends nothing. */
  static final Base NONE = new Base(FieldRules.none(), Optional.empty(), List.of(), "");
}
