/**
 * What a running Broadsheet shows over HTTP: the console for people, and metrics for programs.
 *
 * <p>A page is three things. A class that implements {@link dev.broadsheet.console.ConsolePage}: its
 * entry in the navigation and its routes, each said by {@code look}, {@code operate} or {@code live}
 * of {@link dev.broadsheet.console.Routes}, which let in who may go there and check what a form must
 * bear. A template in {@code src/main/jte} with the parameters {@code view} ({@link
 * dev.broadsheet.console.View}) and {@code model} (a public record of the page), around whose content
 * stands {@code @template.layout(view = view, content = @`...`)}; a form has {@code
 * @template.csrf(view = view)} in it. And its texts, in both files {@code console/texts_*.properties}
 * (a test holds that each key is used and in both). It is added to the list in {@code app.WebConsole},
 * which gives it what it needs of the rest.
 *
 * <p>jte escapes what it writes; {@code $unsafe} is not used. What comes from other people's pages
 * stands in {@code <bdi>}, so that its direction is its own, and is a link only by {@link
 * dev.broadsheet.console.View#outward}. There is no script and no style in a page: behaviour goes
 * into {@code console.js} by {@code data-} attributes, and looks into {@code console.css}.
 */
@NullMarked
package dev.broadsheet.console;

import org.jspecify.annotations.NullMarked;
