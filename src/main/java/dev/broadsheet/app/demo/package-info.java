/**
 * A newsroom to try everything on: five small news sites with invented stories, served on loopback,
 * laid out as real ones are, with their quirks. Texts and markup are resources below {@code demo/};
 * the classes here only put them together and serve them. The stories' fields are known exactly, so
 * that tests can compare what is extracted with what was written.
 */
@NullMarked
package dev.broadsheet.app.demo;

import org.jspecify.annotations.NullMarked;
