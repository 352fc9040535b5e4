// The only script of a page that is shown in the studio. It has no origin, loads nothing and knows
// nothing: it tells which element is pointed at, by its number, or that whoever walks the page by
// keys leaves it, and marks elements by their numbers.
"use strict";

(() => {
  const numbered = (target) => (target instanceof Element ? target.closest("[data-b]") : null);
  const byNumber = (number) => document.querySelector(`[data-b="${Number(number)}"]`);
  const unmark = (name) =>
    document.querySelectorAll(`[${name}]`).forEach((each) => each.removeAttribute(name));

  const tell = (message) => parent.postMessage(message, "*");
  const at = (element) => {
    unmark("data-at");
    element?.setAttribute("data-at", "");
    element?.scrollIntoView({ block: "nearest" });
  };

  const point = (event) => {
    event.preventDefault();
    event.stopPropagation();
    const element = numbered(event.target);
    if (element) {
      tell({ point: Number(element.dataset.b) });
    }
  };
  addEventListener("click", point, true);
  addEventListener("submit", (event) => event.preventDefault(), true);
  addEventListener("mouseover", (event) => {
    unmark("data-over");
    numbered(event.target)?.setAttribute("data-over", "");
  });

  // What covers the page as it scrolls would cover what is pointed at.
  const settle = () =>
    document.querySelectorAll("body *").forEach((each) => {
      const position = getComputedStyle(each).position;
      if (position === "fixed" || position === "sticky") {
        each.style.setProperty("position", "static", "important");
      }
    });

  const isSeen = (element) => element.getClientRects().length > 0;
  let regions = [];
  let struck = [];
  const tag = (words, kind, element) => {
    const place = element.getBoundingClientRect();
    const name = document.createElement("b");
    name.className = kind;
    name.textContent = String(words);
    document.documentElement.append(name);
    // where text is rare: above the end of a block, behind what stands in a line
    const room = document.documentElement.clientWidth - name.offsetWidth;
    const isWide = place.width > room / 2;
    const left = isWide ? place.right - name.offsetWidth + 3 : place.right + 4;
    name.style.left = `${Math.max(0, Math.min(left, room) + scrollX)}px`;
    name.style.top = `${Math.max(0, place.top + scrollY - (isWide ? 19 : 2))}px`;
    return name;
  };
  const label = () => {
    document.querySelectorAll("b.field-name, b.struck-by").forEach((each) => each.remove());
    regions.forEach(({ field, elements }) => {
      const first = elements.map(byNumber).find((each) => each && isSeen(each));
      if (first) {
        tag(field, "field-name", first).dataset.f = String(field);
      }
    });
    struck.forEach(({ element, by }) => {
      const line = byNumber(element);
      if (line && isSeen(line)) {
        tag(by, "struck-by", line);
      }
    });
  };

  // By keys one walks the page as a tree: from line to line, inward and outward.
  const speaks = (element) =>
    element.localName === "img" || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  const lines = () => {
    let last = null;
    return [...document.body.querySelectorAll("[data-b]")].filter((each) => {
      const isLine = !last?.contains(each) && speaks(each) && isSeen(each);
      last = isLine ? each : last;
      return isLine;
    });
  };
  const follows = (element, other) => element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const first = () => regions.flatMap(({ elements }) => elements).map(byNumber).find((each) => each && isSeen(each)) ?? lines()[0];
  const steps = {
    ArrowDown: (from) => lines().find((line) => follows(from, line) && !from.contains(line)),
    ArrowUp: (from) => lines().findLast((line) => follows(line, from) && !line.contains(from)),
    ArrowRight: (from) => [...from.children].find((child) => child.dataset.b && isSeen(child)),
    ArrowLeft: (from) => (from === document.body ? null : from.parentElement),
  };

  addEventListener("keydown", (event) => {
    const step = event.ctrlKey || event.altKey || event.metaKey ? undefined : steps[event.key];
    if (step) {
      const from = document.querySelector("[data-at]");
      const to = from ? step(from) : first();
      if (to) {
        at(to);
        tell({ point: Number(to.dataset.b), walked: true });
      }
    } else if (event.key === "Enter") {
      tell({ leave: true });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }, true);

  addEventListener("message", (event) => {
    if (event.source !== parent) {
      return;
    }
    const told = event.data;
    if (told.hello) {
      tell({ ready: true });
    }
    if (told.regions) {
      regions = told.regions;
      struck = told.struck;
      unmark("data-f");
      unmark("data-struck");
      regions.forEach(({ field, elements }) =>
        elements.forEach((each) => byNumber(each)?.setAttribute("data-f", String(field))));
      struck.forEach(({ element, by }) => {
        const line = byNumber(element);
        line?.setAttribute("data-struck", "");
        line?.setAttribute("title", String(by));
      });
      label();
    }
    if ("at" in told) {
      at(byNumber(told.at));
    }
  });
  addEventListener("resize", label);
  settle();
  document.body.tabIndex = 0;
  const walk = () => document.body.focus({ preventScroll: true });
  addEventListener("focus", walk);
  if (document.hasFocus()) {
    walk(); // it came here before anybody listened
  }
  document.body.setAttribute("role", "application"); // keys are ours, not a screen reader's
  tell({ ready: true });
})();
