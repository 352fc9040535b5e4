/**
 * Where new articles are found: feeds, site maps, listings and archives of days, read into links
 * that are canonical and belong to the site.
 *
 * <p>Feeds and site maps are read by jsoup's streaming XML parser, one record at a time. It knows
 * no DTD and expands no entity, holds no more than a record in memory, forgives what sites really
 * send (bare ampersands, HTML entities, missing end tags), and leaves dates as they were written,
 * so that the site's zone and language can read them: rome drops every date that is not RFC 822 or
 * W3C in English, and crawler-commons a whole site map for one bare ampersand.
 */
@NullMarked
package dev.broadsheet.discover;

import org.jspecify.annotations.NullMarked;
