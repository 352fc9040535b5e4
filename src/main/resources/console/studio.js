// The studio in a browser: carries numbers of elements between the page in its frame and the pieces
// that the server makes, and keeps the adapter's text, its steps, its line numbers and the help.
"use strict";

(() => {
  const studio = document.getElementById("studio");
  const yaml = document.getElementById("yaml");
  const frame = document.getElementById("frame");
  const page = document.getElementById("page");
  const pointed = document.getElementById("pointed");
  const dialog = document.getElementById("dialog");
  const lines = document.getElementById("lines");
  const told = document.getElementById("told");
  const view = () => document.getElementById("view");
  const previews = () => document.getElementById("previews");
  const say = (words) => { document.getElementById("said").textContent = words; };
  let ready = false;
  let at = null;
  let saved = yaml.value;

  // one after the other, each with the text that the last one left
  let last = Promise.resolve();
  let sent = "";
  const ask = (operation, target, values = {}) => {
    last = last.then(() => {
      sent = yaml.value;
      return htmx.ajax("POST", `${studio.dataset.desk}/${operation}`, {
        target, swap: target === "#view" ? "outerHTML" : "innerHTML",
        values: { yaml: sent, page: page.value, ...values },
      });
    }).catch(() => {}); // what failed is told below
    return last;
  };

  // one press at a time, and a word about what takes a while
  const work = async (button) => {
    if (button.ariaBusy === "true") {
      return;
    }
    const { do: operation, busy, ...values } = button.dataset;
    const target = ["change", "save"].includes(operation) ? dialog : told;
    button.ariaBusy = "true";
    if (target === told) {
      dialog.close();
    }
    if (busy) {
      target.textContent = busy;
    }
    try {
      await ask(operation, `#${target.id}`, values);
    } finally {
      button.ariaBusy = "false";
    }
  };

  // to and from the frame, which has no origin: it is known by its window, and tells numbers only
  const tell = (message) => {
    if (ready) {
      frame.contentWindow.postMessage(message, "*");
    }
  };
  const mark = () => tell({ ...JSON.parse(view().dataset.marks), at });

  let walking = 0;
  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow) {
      return;
    }
    if (event.data.ready === true) {
      ready = true;
      mark();
    } else if (Number.isInteger(event.data.point)) {
      clearTimeout(walking);
      at = event.data.point;
      walking = setTimeout(arrive, event.data.walked === true ? 150 : 0);
    } else if (event.data.leave === true) {
      arrive().then(() => (pointed.querySelector("[data-op]") ?? pointed).focus());
    }
  });

  // who walks fast is not asked about on the way
  const arrive = () => {
    clearTimeout(walking);
    const isNew = walking !== 0;
    walking = 0;
    return isNew ? point(at, "") : last;
  };

  const point = async (element, field) => {
    at = element;
    tell({ at });
    await ask("point", "#pointed", { element, field });
    say(pointed.querySelector("[data-said]")?.dataset.said ?? "");
    if (matchMedia("(max-width: 60rem)").matches) { // there what is found stands below the page
      frame.scrollIntoView();
    }
  };

  const show = () => {
    ready = false;
    frame.src = `${studio.dataset.desk}/page/${page.value}`;
  };

  const turn = (leaf) => {
    if (page.value !== String(leaf)) {
      page.value = leaf;
    }
    at = null;
    show();
    ask("view", "#view");
    frame.scrollIntoView({ block: "nearest" });
  };

  // the text
  const number = () => {
    const wrong = new Set(view().dataset.wrong.split(","));
    const count = yaml.value.split("\n").length;
    lines.replaceChildren(...Array.from({ length: count }, (_, i) => {
      const line = document.createElement("span");
      line.textContent = i + 1;
      line.className = wrong.has(String(i + 1)) ? "wrong" : "";
      return line;
    }));
    lines.scrollTop = yaml.scrollTop;
  };

  const help = () => {
    const before = yaml.value.slice(0, yaml.selectionStart);
    const start = before.lastIndexOf("\n") + 1;
    const line = yaml.value.slice(start).split("\n", 1)[0];
    const keys = [...line.matchAll(/([\w-]+):(?:\s|$)/g)].filter((key) => start + key.index <= yaml.selectionStart);
    const key = keys.length > 0 ? keys.at(-1)[1] : "";
    const explained = key && document.querySelector(`code[data-key="${CSS.escape(key)}"]`);
    document.getElementById("keyhelp").textContent = explained
      ? `${key}: ${explained.closest("dt").nextElementSibling.textContent.trim()}` : "";
  };

  const scrollTo = (line) => { yaml.scrollTop = (line - 4) * parseFloat(getComputedStyle(yaml).lineHeight); };
  const go = (line) => {
    const start = yaml.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    yaml.focus();
    yaml.setSelectionRange(start, start + yaml.value.slice(start).split("\n", 1)[0].length);
    scrollTo(line);
  };

  // its steps: what each did, and the text after it
  const MOST_STEPS = 200;
  const steps = [{ what: "", text: yaml.value }];
  let step = 0;
  const turns = Object.fromEntries([...document.querySelectorAll("[data-turn]")].map((each) => [each.dataset.turn, each]));

  const offer = (button, words) => {
    button.ariaDisabled = String(words === undefined);
    button.title = button.ariaLabel = words === undefined ? button.dataset.name : `${button.dataset.name}: ${words}`;
  };
  const offerTurns = () => {
    offer(turns.undo, steps[step - 1] && steps[step].what);
    offer(turns.redo, steps[step + 1]?.what);
  };
  const did = (what) => {
    if (yaml.value !== steps[step].text) {
      steps.splice(step + 1, Infinity, { what, text: yaml.value });
      steps.splice(0, steps.length - MOST_STEPS);
      step = steps.length - 1;
      offerTurns();
    }
  };
  const write = (text) => {
    const old = yaml.value.split("\n");
    const changed = text.split("\n").findIndex((line, i) => line !== old[i]);
    yaml.value = text;
    if (changed >= 0) {
      scrollTo(changed + 1);
    }
  };
  const repoint = () => { // what is offered depends on what is left
    const shown = document.getElementById("field");
    if (shown && at !== null) {
      ask("point", "#pointed", { element: at, field: shown.value });
    }
  };
  const takeBack = (name) => {
    type();
    const to = step + (name === "undo" ? -1 : 1);
    if (steps[to]) {
      say(turns[name].title);
      step = to;
      write(steps[step].text);
      offerTurns();
      ask("view", "#view");
      repoint();
    }
  };

  let waiting = 0;
  const type = () => {
    clearTimeout(waiting);
    did(studio.dataset.typed);
  };
  yaml.addEventListener("input", () => {
    number();
    help();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      type();
      ask("view", "#view");
    }, 400);
  });
  yaml.addEventListener("scroll", () => { lines.scrollTop = yaml.scrollTop; });
  ["click", "keyup"].forEach((event) => yaml.addEventListener(event, help));
  window.addEventListener("beforeunload", (event) => {
    if (yaml.value !== saved) {
      event.preventDefault();
    }
  });

  const edit = async (what, values) => {
    type();
    await ask("edit", "#view", values);
    did(what);
    say(what);
    repoint();
  };

  // what is swapped keeps its place, what is open in it, and who stands in it
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

  document.body.addEventListener("htmx:afterSwap", (event) => {
    const piece = event.detail.target;
    if (piece.id === "view") {
      const changed = view().dataset.yaml;
      if (changed !== undefined && yaml.value === sent) {
        write(changed);
      }
      settle(view());
      number();
      mark();
    } else if (piece === pointed) {
      settle(pointed);
    } else if (piece === dialog) {
      if (dialog.querySelector("[data-saved]")) {
        saved = sent;
        document.querySelectorAll("[data-do]:disabled").forEach((each) => { each.disabled = false; });
      }
      if (dialog.open) {
        (dialog.querySelector("[autofocus]") ?? dialog.querySelector("button")).focus();
      } else {
        dialog.showModal();
      }
    } else if (piece === told) {
      if (told.querySelector("[data-lacking]")) {
        document.getElementById("lacking").hidden = told.querySelector("[data-lacking='0']") !== null;
        document.querySelector(".studio-troubles")?.remove(); // told anew
        show();
      }
      told.scrollIntoView({ block: "nearest" });
    }
  });

  const fail = (why) => {
    const alarm = document.createElement("p");
    alarm.className = "alarm";
    alarm.textContent = studio.dataset.failed.replace("{0}", why);
    dialog.close();
    told.replaceChildren(alarm);
    told.scrollIntoView({ block: "nearest" });
  };
  document.body.addEventListener("htmx:responseError", (event) => fail(event.detail.xhr.status));
  document.body.addEventListener("htmx:sendError", () => fail("–"));

  // what can be pressed
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) {
      return;
    }
    const { point: element, field, line, leaf, op, rank, candidate, turn: name } = pressed.dataset;
    if (element) {
      point(Number(element), field);
    } else if (line) {
      go(Number(line));
    } else if (leaf) {
      turn(leaf);
      page.focus();
    } else if (name) {
      takeBack(name);
    } else if (op) {
      edit(pressed.ariaLabel, { op, field: field ?? "", rank: rank ?? "", candidate: candidate ?? "" });
    } else if ("close" in pressed.dataset) {
      dialog.close();
    } else if (pressed.dataset.do) {
      work(pressed);
    }
  });

  document.addEventListener("submit", (event) => {
    const { op, field, rank } = event.target.dataset;
    if (op) {
      event.preventDefault();
      const input = event.target.elements.candidate;
      edit(`${input.ariaLabel}: ${input.value}`, { op, field, rank: rank ?? "", candidate: input.value });
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target === page) {
      turn(page.value);
    } else if ("repoint" in event.target.dataset && at !== null) {
      point(at, event.target.value);
    }
  });
  document.addEventListener("keydown", (event) => {
    const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
    const name = key === "z" ? (event.shiftKey ? "redo" : "undo") : key === "y" ? "redo" : "";
    if (event.key === "Escape" && pointed.contains(event.target)) {
      frame.focus();
    } else if (key === "s") {
      document.querySelector("[data-do=change]").click();
    } else if (name && event.target.localName !== "input" && !dialog.open) {
      takeBack(name);
    } else {
      return;
    }
    event.preventDefault();
  });

  // whichever of the two was there first
  const greet = () => frame.contentWindow.postMessage({ hello: true }, "*");
  frame.addEventListener("load", greet);
  greet();
  number();
})();
