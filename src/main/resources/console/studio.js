// The studio in a browser: carries numbers of elements between the page in its frame and the pieces
// that the server makes, and keeps the adapter's text, its line numbers and the help beside them.
"use strict";

(() => {
  const studio = document.getElementById("studio");
  const yaml = document.getElementById("yaml");
  const frame = document.getElementById("frame");
  const page = document.getElementById("page");
  const dialog = document.getElementById("dialog");
  const lines = document.getElementById("lines");
  const view = () => document.getElementById("view");
  let ready = false;
  let at = null;
  let saved = yaml.value;

  const ask = (operation, target, values = {}) =>
    htmx.ajax("POST", `${studio.dataset.desk}/${operation}`, {
      target, swap: target === "#view" ? "outerHTML" : "innerHTML",
      values: { yaml: yaml.value, page: page.value, ...values },
    });

  // one press at a time, and a word about what takes a while
  const work = async (button) => {
    if (button.ariaBusy === "true") {
      return;
    }
    const target = ["change", "save"].includes(button.dataset.do) ? "#dialog" : "#told";
    button.ariaBusy = "true";
    if (target === "#told") {
      dialog.close();
    }
    if (button.dataset.busy) {
      document.querySelector(target).textContent = button.dataset.busy;
    }
    try {
      await ask(button.dataset.do, target);
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

  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow) {
      return;
    }
    if (event.data.ready === true) {
      ready = true;
      mark();
    } else if (Number.isInteger(event.data.point)) {
      point(event.data.point, "");
    }
  });

  const point = (element, field) => {
    at = element;
    tell({ at });
    return ask("point", "#pointed", { element, field });
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
    const told = key && document.querySelector(`code[data-key="${CSS.escape(key)}"]`);
    document.getElementById("keyhelp").textContent = told
      ? `${key}: ${told.closest("dt").nextElementSibling.textContent.trim()}` : "";
  };

  const go = (line) => {
    const start = yaml.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    yaml.focus();
    yaml.setSelectionRange(start, start + yaml.value.slice(start).split("\n", 1)[0].length);
    yaml.scrollTop = (line - 4) * parseFloat(getComputedStyle(yaml).lineHeight);
  };

  let waiting = 0;
  yaml.addEventListener("input", () => {
    number();
    help();
    clearTimeout(waiting);
    waiting = setTimeout(() => ask("view", "#view"), 400);
  });
  yaml.addEventListener("scroll", () => { lines.scrollTop = yaml.scrollTop; });
  ["click", "keyup"].forEach((event) => yaml.addEventListener(event, help));
  window.addEventListener("beforeunload", (event) => {
    if (yaml.value !== saved) {
      event.preventDefault();
    }
  });

  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "view") {
      const changed = view().dataset.yaml;
      if (changed !== undefined) {
        yaml.value = changed;
      }
      number();
      mark();
    } else if (event.detail.target.querySelector(":scope > [data-lacking]")) {
      document.getElementById("lacking").hidden = event.detail.target.querySelector("[data-lacking='0']") !== null;
      show();
    } else if (event.detail.target === dialog) {
      if (dialog.querySelector("[data-saved]")) {
        saved = yaml.value;
        document.querySelectorAll("[data-do]:disabled").forEach((each) => { each.disabled = false; });
      }
      if (!dialog.open) {
        dialog.showModal();
      }
    }
  });

  // what can be pressed
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) {
      return;
    }
    const { point: element, field, line, leaf, op, rank, candidate } = pressed.dataset;
    if (element) {
      point(Number(element), field);
    } else if (line) {
      go(Number(line));
    } else if (leaf) {
      turn(leaf);
    } else if (op) {
      const edited = ask("edit", "#view", { op, field: field ?? "", rank: rank ?? "", candidate: candidate ?? "" });
      const shown = document.getElementById("field");
      if (shown && at !== null) { // what is offered depends on what is left
        edited.then(() => point(at, shown.value));
      }
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
      ask("edit", "#view", { op, field, rank: rank ?? "", candidate: event.target.elements.candidate.value });
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target === page) {
      turn(page.value);
    } else if ("repoint" in event.target.dataset && at !== null) {
      point(at, event.target.value);
    }
  });

  // whichever of the two was there first
  const greet = () => frame.contentWindow.postMessage({ hello: true }, "*");
  frame.addEventListener("load", greet);
  greet();
  number();
})();
