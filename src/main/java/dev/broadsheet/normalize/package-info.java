/**
 * Makes what pages say comparable: text in one form of Unicode, times with offset and precision,
 * addresses in canonical form, bytes as text, the language of a text. Pure functions of their
 * arguments: no network, no clock, no state but tables.
 */
@NullMarked
package dev.broadsheet.normalize;

import org.jspecify.annotations.NullMarked;
