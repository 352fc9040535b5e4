/**
 * A site as data: YAML adapters are loaded strictly, checked whole and compiled once into {@link
 * dev.broadsheet.adapter.SiteAdapter} values. Everything an adapter can say is defined here and
 * nowhere else; the JSON Schema and the reference page are made from the same definitions. Other
 * files that people write (schedules, corpora, settings) are read by the same means: {@link
 * dev.broadsheet.adapter.Yaml}, and a {@link dev.broadsheet.adapter.Shape} of {@link
 * dev.broadsheet.adapter.Key}s.
 */
@NullMarked
package dev.broadsheet.adapter;

import org.jspecify.annotations.NullMarked;
