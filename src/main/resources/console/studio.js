// The studio in a browser: carries numbers of elements between the page in its frame and the pieces
// that the server makes. The adapter's text is in studio-text.js, focus and scrolling in
// studio-places.js.
"use strict";

(() => {
  const studio = document.getElementById("studio");
  const yaml = document.getElementById("yaml");
  const frame = document.getElementById("frame");
  const page = document.getElementById("page");
  const pointed = document.getElementById("pointed");
  const dialog = document.getElementById("dialog");
  const told = document.getElementById("told");
  const view = () => document.getElementById("view");
  const say = (words) => { document.getElementById("said").textContent = words; };
  let ready = false;
  let at = null;

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

  const repoint = () => { // what is offered depends on what is left
    const shown = document.getElementById("field");
    if (shown && at !== null) {
      ask("point", "#pointed", { element: at, field: shown.value });
    }
  };

  yaml.addEventListener("typed", () => ask("view", "#view"));

  const takeBack = (name) => {
    const words = studioText.turn(name);
    if (words !== undefined) {
      say(words);
      ask("view", "#view");
      repoint();
    }
  };

  const edit = async (what, values) => {
    studioText.endTyping();
    await ask("edit", "#view", values);
    studioText.did(what);
    say(what);
    repoint();
  };

  document.body.addEventListener("htmx:afterSwap", (event) => {
    const piece = event.detail.target;
    if (piece.id === "view") {
      const changed = view().dataset.yaml;
      if (changed !== undefined && yaml.value === sent) {
        studioText.write(changed);
      }
      studioPlaces.settle(view());
      studioText.number();
      mark();
    } else if (piece === pointed) {
      studioPlaces.settle(pointed);
    } else if (piece === dialog) {
      if (dialog.querySelector("[data-saved]")) {
        studioText.keep(sent);
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
      studioText.go(Number(line));
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
})();
