/**
 * Tells people what they asked to be told: by a webhook, by e-mail. What is worth telling, and how
 * often it is tried, is decided above.
 */
@NullMarked
package dev.broadsheet.notify;

import org.jspecify.annotations.NullMarked;
