package dev.broadsheet.adapter;

import java.time.LocalDate;

/**
 * Rules of pages published before a day.
 *
 * @param until the first day on which the rules no longer hold
 * @param rules the layout's own, behind them those of the next layout and today's
 */
public record Layout(LocalDate until, FieldRules rules) {}
