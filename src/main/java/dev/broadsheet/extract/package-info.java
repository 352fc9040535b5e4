/**
 * Page and adapter in, article out. A page is decoded and parsed once; each field's candidates are
 * tried in order of trust, and the first value that the field can hold wins and is named. What a
 * page lacks or garbles is told as problems: nothing here throws for a page's sake, and everything
 * is bounded, as pages are hostile.
 */
@NullMarked
package dev.broadsheet.extract;

import org.jspecify.annotations.NullMarked;
