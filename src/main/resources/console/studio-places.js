// What is swapped in the studio keeps its place, what is open in it, and who stands in it.
"use strict";

const studioPlaces = (() => {
  const previews = () => document.getElementById("previews");

  const having = (values) => Object.entries(values).map(([name, value]) => `[data-${name}="${CSS.escape(value)}"]`).join("");
  const placesOf = (element) => {
    const isInput = element.localName === "input";
    const { op, field, rank } = (isInput && element.form ? element.form : element).dataset;
    const own = isInput && element.form ? `form${having(element.form.dataset)} input` : having(element.dataset);
    const above = rank > 0 ? [having({ op, field, rank: rank - 1 }), `form${having({ field, rank: rank - 1 })} input`] : [];
    const beside = field ? [`li${having({ f: field })} summary`] : [];
    return [element.id && `#${element.id}`, ...(op === "raise" ? [...above, own] : [own, ...above]), ...beside];
  };

  let kept = null;
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const piece = event.detail.target;
    const isIn = piece.contains(document.activeElement);
    kept = {
      top: piece.scrollTop,
      others: previews().scrollTop,
      at: piece.firstElementChild?.dataset.at,
      open: new Map([...piece.querySelectorAll("details[data-keep]")].map((each) => [each.dataset.keep, each.open])),
      isIn,
      places: isIn ? placesOf(document.activeElement).filter(Boolean) : [],
    };
  });

  const settle = (piece) => {
    piece.querySelectorAll("details[data-keep]").forEach((each) => { each.open = kept.open.get(each.dataset.keep) ?? each.open; });
    piece.scrollTop = piece.firstElementChild?.dataset.at === kept.at ? kept.top : 0;
    previews().scrollTop = kept.others;
    if (kept.isIn) {
      (kept.places.map((each) => piece.querySelector(each)).find(Boolean) ?? piece).focus();
    }
  };

  return { settle };
})();
