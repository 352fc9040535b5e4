// The only script of a page that is shown in the studio. It has no origin, loads nothing and knows
// nothing: it tells which element is pointed at, by its number, and marks elements by theirs.
"use strict";

(() => {
  const numbered = (target) => (target instanceof Element ? target.closest("[data-b]") : null);
  const byNumber = (number) => document.querySelector(`[data-b="${Number(number)}"]`);
  const unmark = (name) =>
    document.querySelectorAll(`[${name}]`).forEach((each) => each.removeAttribute(name));

  const point = (event) => {
    event.preventDefault();
    event.stopPropagation();
    const element = numbered(event.target);
    if (element) {
      parent.postMessage({ point: Number(element.dataset.b) }, "*");
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

  let regions = [];
  const label = () => {
    document.querySelectorAll("b.field-name").forEach((each) => each.remove());
    regions.forEach(({ field, elements }) => {
      const first = elements.map(byNumber).find((each) => each && each.getClientRects().length > 0);
      if (first) {
        const place = first.getBoundingClientRect();
        const name = document.createElement("b");
        name.className = "field-name";
        name.dataset.f = String(field);
        name.textContent = String(field);
        document.documentElement.append(name);
        // where text is rare: above the end of a block, behind what stands in a line
        const room = document.documentElement.clientWidth - name.offsetWidth;
        const isWide = place.width > room / 2;
        const left = isWide ? place.right - name.offsetWidth + 3 : place.right + 4;
        name.style.left = `${Math.max(0, Math.min(left, room) + scrollX)}px`;
        name.style.top = `${Math.max(0, place.top + scrollY - (isWide ? 19 : 2))}px`;
      }
    });
  };

  addEventListener("message", (event) => {
    if (event.source !== parent) {
      return;
    }
    const told = event.data;
    if (told.hello) {
      parent.postMessage({ ready: true }, "*");
    }
    if (told.regions) {
      regions = told.regions;
      unmark("data-f");
      unmark("data-struck");
      regions.forEach(({ field, elements }) =>
        elements.forEach((each) => byNumber(each)?.setAttribute("data-f", String(field))));
      told.struck.forEach(({ element, by }) => {
        const line = byNumber(element);
        line?.setAttribute("data-struck", "");
        line?.setAttribute("title", String(by));
      });
      label();
    }
    if ("at" in told) {
      unmark("data-at");
      const element = byNumber(told.at);
      element?.setAttribute("data-at", "");
      element?.scrollIntoView({ block: "nearest" });
    }
  });
  addEventListener("resize", label);
  settle();
  parent.postMessage({ ready: true }, "*");
})();
