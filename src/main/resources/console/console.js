// What the console does in a browser beside htmx: live pieces, and charts of tables.
"use strict";

(() => {
  const csrf = () => document.querySelector('meta[name="csrf"]').content;

  document.addEventListener("htmx:configRequest", (event) => {
    event.detail.headers["X-CSRF-Token"] = csrf();
  });

  // A piece with data-live is sent anew by the server while the page is seen.
  const feeds = new Map();

  const REACHED = 'a, button, summary, [tabindex="0"]';

  const open = (piece) => {
    const feed = new EventSource(piece.dataset.live);
    feed.onmessage = (event) => {
      if (!piece.isConnected) {
        feed.close();
        feeds.delete(piece);
        return;
      }
      const held = [...piece.querySelectorAll(REACHED)].indexOf(document.activeElement);
      piece.innerHTML = event.data;
      piece.querySelectorAll(REACHED)[held]?.focus({ preventScroll: true });
      htmx.process(piece);
    };
    feeds.set(piece, feed);
  };

  const follow = () => {
    if (document.hidden) {
      feeds.forEach((feed) => feed.close());
      feeds.clear();
      return;
    }
    document.querySelectorAll("[data-live]").forEach((piece) => {
      if (!feeds.has(piece)) {
        open(piece);
      }
    });
  };

  document.addEventListener("visibilitychange", follow);
  window.addEventListener("pagehide", () => {
    feeds.forEach((feed) => feed.close());
    feeds.clear();
  });

  // A table with data-chart is drawn before itself: its first column says the days, as <time>, each
  // other one is a series, in data-value. The table stays for those who read rather than look.
  const probe = document.createElement("span");
  const colour = (name) => {
    document.body.append(probe);
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };

  const read = (table) => {
    const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
    const rows = [...table.tBodies[0].rows];
    const days = rows.map((row) => Date.parse(row.querySelector("time").dateTime + "T00:00:00") / 1000);
    const series = names.map((_, i) => rows.map((row) => Number(row.cells[i + 1].dataset.value)));
    return { names, days, series };
  };

  const heading = (table) => table.closest("section").querySelector("h2, h3").textContent.trim();

  const sum = (values) => values.reduce((all, value) => all + value, 0);

  // Each series stands on those before it, and is drawn before them.
  const stacked = (series) => {
    const sums = series[0].map(() => 0);
    return series.map((values) => values.map((value, i) => (sums[i] += value)));
  };

  const draw = (table) => {
    const place = document.createElement("div");
    place.className = "chart";
    place.tabIndex = 0;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", `${heading(table)}. ${table.dataset.keys}`);
    (table.closest("details") ?? table.closest(".scroll")).before(place);
    const { names, days, series } = read(table);
    if (days.length === 0) {
      return;
    }
    const isStacked = table.dataset.chart === "stack";
    const height = Number(table.dataset.height ?? 240);
    const heights = isStacked ? stacked(series) : series;
    // the legend tells the day that is pointed at; else all of them
    const order = names.map((_, i) => i);
    if (isStacked) {
      order.reverse();
    }
    const language = document.documentElement.lang;
    const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    const axis = () => ({ stroke: colour("--quiet"), grid: { stroke: colour("--rule"), width: 1 }, ticks: { show: false } });
    const options = () => ({
      width: place.clientWidth,
      height,
      cursor: { y: false, points: { show: false } },
      scales: { x: { time: true, range: (_, from, to) => [from - 43200, to + 43200] }, y: { range: (_, low, high) => [0, Math.max(1, high * 1.05)] } },
      axes: [
        { ...axis(), grid: { show: false }, values: (_, times) => times.map((time) => day.format(new Date(time * 1000))), incrs: [86400, 172800, 604800, 1209600, 2592000] },
        { ...axis(), size: 60, values: (_, values) => values.map((value) => number.format(value)) },
      ],
      series: [
        { label: table.tHead.rows[0].cells[0].textContent.trim(), value: (_, time) => (time == null ? day.formatRange(days[0] * 1000, days.at(-1) * 1000) : day.format(time * 1000)) },
        ...order.map((i) => ({
          label: names[i],
          stroke: colour(`--series-${(i % 7) + 1}`),
          fill: isStacked ? colour(`--series-${(i % 7) + 1}`) : undefined,
          width: isStacked ? 0 : 2,
          paths: isStacked ? uPlot.paths.bars({ size: [0.75, 40], align: 0 }) : undefined,
          points: { show: false },
          value: (_, __, ___, index) => number.format(index == null ? sum(series[i]) : series[i][index]),
        })),
      ],
    });
    const data = [days, ...order.map((i) => heights[i])];
    let chart = new uPlot(options(), data, place);
    // by keys as by the mouse; who hears the page is told the day that was gone to
    const goTo = (index) =>
      chart.setCursor(index == null ? { left: -10, top: -10 } : { left: chart.valToPos(days[index], "x"), top: 0 });
    place.addEventListener("keydown", (event) => {
      const last = days.length - 1;
      const now = chart.cursor.idx;
      const next = { ArrowLeft: (now ?? days.length) - 1, ArrowRight: (now ?? -1) + 1, Home: 0, End: last, Escape: null }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        chart.root.querySelector(".u-legend").setAttribute("aria-live", "polite");
        goTo(next === null ? null : Math.min(Math.max(next, 0), last));
      }
    });
    place.addEventListener("blur", () => goTo(null));
    new ResizeObserver(() => {
      if (place.clientWidth !== chart.width) {
        chart.setSize({ width: place.clientWidth, height });
      }
    }).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      chart.destroy();
      chart = new uPlot(options(), data, place);
    });
  };

  // Where the reader's clock is not that of the machine, times of an agenda are told by both.
  const zoned = (time, zone) =>
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(new Date(time.dateTime));

  document.querySelectorAll(".agenda[data-zone]").forEach((agenda) => {
    agenda.querySelectorAll(".when time").forEach((time) => {
      const yours = zoned(time);
      if (yours !== zoned(time, agenda.dataset.zone)) {
        const beside = document.createElement("small");
        beside.textContent = `${agenda.dataset.yours} ${yours}`;
        time.after(beside);
      }
    });
  });

  // What needs no scrolling need not be a stop for who goes by keys.
  const stops = new ResizeObserver((regions) =>
    regions.forEach(({ target }) => {
      target.tabIndex = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight ? 0 : -1;
    }),
  );
  document.querySelectorAll('.scroll[tabindex="0"], pre[tabindex="0"]').forEach((region) => stops.observe(region));

  document.querySelectorAll("table[data-chart]").forEach(draw);
  follow();
})();
