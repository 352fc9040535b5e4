package dev.broadsheet.adapter;

import java.time.LocalDate;

/**
 * Rules of pages published before a day.
 *
 * @param until the first day on which the rules no longer hold
 * @param rules the layout's own, today's behind them
 */
public record Layout(LocalDate until, FieldRules rules) {}
